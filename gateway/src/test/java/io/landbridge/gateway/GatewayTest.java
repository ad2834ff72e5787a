// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.config.ConfigurationReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class GatewayTest {
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  @TempDir private Path directory = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();

  private Configuration configuration() {
    return new ConfigurationReader()
        .set("data", directory.resolve("data").toString())
        .set("api.port", "0")
        .set("metadata.port", "0")
        .set("admin.port", "0")
        .set("cloud.embedded.port", "0")
        .read();
  }

  private HttpResponse<String> get(URI page) throws Exception {
    return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
  }

  /** An STS request signed as the AWS SDK signs. */
  private HttpResponse<String> callSts(Gateway.Welcome welcome, String form) throws Exception {
    TrialKeys keys = welcome.trialKeys().orElseThrow();
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(welcome.endpoints().api().resolve("/"))
            .putHeader("Content-Type", FORM)
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(
                        AwsCredentialsIdentity.create(keys.accessKey(), keys.secretKey().expose()))
                    .request(request)
                    .payload(ContentStreamProvider.fromUtf8String(form))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, welcome.region()));
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(welcome.endpoints().api().resolve("/"))
            .POST(BodyPublishers.ofString(form));
    signed
        .request()
        .forEachHeader((name, values) -> {
          if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
            values.forEach(value -> sent.header(name, value));
          }
        });
    return client.send(sent.build(), BodyHandlers.ofString());
  }

  @Test
  void answersAVerifiedCallerOverTheEmbeddedCloudAndShowsTheRequest() throws Exception {
    Endpoints endpoints;
    try (Gateway gateway = new Gateway(configuration())) {
      // Given
      Gateway.Welcome welcome = gateway.start();
      endpoints = welcome.endpoints();

      // When
      HttpResponse<String> answer = callSts(welcome, "Action=GetCallerIdentity&Version=2011-06-15");

      // Then
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains(":user/alice</Arn>");
      String id = answer.headers().firstValue("x-amzn-requestid").orElseThrow();
      assertThat(get(endpoints.admin().resolve("/requests/" + id)).body())
          .contains("GetCallerIdentity", "\"user\" : \"alice\"");
      assertThat(get(endpoints.admin().resolve("/health/ready")).body())
          .contains("\"ready\" : true");
      assertThat(endpoints.metadata()).isNotEqualTo(endpoints.api());
      HttpResponse<String> nobody = get(endpoints.metadata().resolve("/latest/meta-data/"));
      assertThat(nobody.statusCode()).isEqualTo(404);
      assertThat(nobody.body()).contains("<title>404 - Not Found</title>");
      assertThat(get(endpoints.admin().resolve("/instance-identity.pem")).body())
          .startsWith("-----BEGIN CERTIFICATE-----");
    }
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> get(endpoints.admin().resolve("/health/live")));
  }

  @Test
  void showsWhatAScrubHasFoundWhicheverProcessDidIt() throws Exception {
    Instant made;
    try (Gateway gateway = new Gateway(configuration())) {
      made = scrubbed(gateway.start().endpoints());
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> Scrub.run(configuration()))
          .withMessageContaining("in use");
    }

    assertThat(Scrub.run(configuration()).damages()).isEmpty();

    try (Gateway gateway = new Gateway(configuration())) {
      Endpoints endpoints = gateway.start().endpoints();
      assertThat(scrubbed(endpoints)).isAfter(made);
      assertThat(get(endpoints.admin().resolve("/metrics")).body())
          .contains("landbridge_objects_scrub_damaged 0.0")
          .doesNotContain("landbridge_objects_scrub_ended 0.0");
    }
  }

  /** When the status page says that the store was compared, in which nothing is. */
  private Instant scrubbed(Endpoints endpoints) throws Exception {
    String page = get(endpoints.admin().resolve("/")).body();
    Matcher shown = Pattern.compile("scrubbed (\\S+): 0 pieces, 0 damaged").matcher(page);
    assertThat(shown.find()).as(page).isTrue();
    return Instant.parse(shown.group(1));
  }

  @Test
  void leavesADataDirectoryThatAnotherOneHas() {
    try (Gateway first = new Gateway(configuration());
        Gateway second = new Gateway(configuration())) {
      var _ = first.start();

      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(second::start)
          .withMessageContaining("is in use by another process");
    }
  }
}
