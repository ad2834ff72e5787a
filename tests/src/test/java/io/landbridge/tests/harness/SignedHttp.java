// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Requests that no SDK would make, signed by the SDK's own signer and sent by the JDK's HTTP
 * client.
 */
public final class SignedHttp implements AutoCloseable {
  /** Headers that the JDK's client sets by itself. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");

  private final HttpClient http;
  private final URI api;
  private final Account account;
  private final Clock clock;

  /** Requests to {@code api} by {@code account}, by the clock's time. */
  public SignedHttp(HttpClient http, URI api, Account account, Clock clock) {
    this.http = http;
    this.api = api;
    this.account = account;
    this.clock = clock;
  }

  /** By the true time over HTTP/1.1. */
  public SignedHttp(URI api, Account account) {
    this(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        api,
        account,
        Clock.systemUTC());
  }

  /**
   * An answer.
   *
   * @param status its HTTP status
   * @param version of HTTP
   * @param body as text
   */
  public record Answer(int status, HttpClient.Version version, String body) {
    /** The AWS error code in the body, or nothing. */
    public String code() {
      Matcher found = CODE.matcher(body);
      return found.find() ? found.group(1) : "";
    }
  }

  /** Sends a signed form. */
  public Answer post(String form) {
    return send(sign("ec2", form.getBytes(StandardCharsets.UTF_8)).build());
  }

  /** A signed form post, not yet sent. */
  public HttpRequest.Builder sign(String service, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(api.resolve("/"))
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(AwsCredentialsIdentity.create(account.accessKey(), account.secretKey()))
                    .request(request)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    HttpRequest.Builder made =
        HttpRequest.newBuilder(signed.request().getUri())
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed
        .request()
        .forEachHeader((name, values) -> {
          if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            List.copyOf(values).forEach(value -> made.header(name, value));
          }
        });
    return made;
  }

  /** Sends a request as it is. */
  public Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.version(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
