// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsError;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.auth.SigV4Options;
import io.landbridge.query.QueryParameters;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Answer;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.identity.StaticCredential;
import io.landbridge.translation.identity.StaticCredentialSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class ServiceDispatchTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String KEY = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final NativeId NATIVE = new NativeId("e95f32e8-09d9-46a4-915f-0c34ac5d1cec");
  private static final Caller ALICE =
      new Caller(
          new AccountId("123456789012"),
          NATIVE,
          "alice",
          NATIVE,
          NATIVE,
          "alice",
          new NativeCredentials(KEY, Secret.of(SECRET)));

  private final List<RequestRecord> told = new ArrayList<>();
  private final ServiceDispatch dispatch =
      new ServiceDispatch(
          new Authenticator(
              SigV4Options.forRegions(Set.of("us-east-1")),
              new StaticCredentialSource(
                  List.of(new StaticCredential(KEY, Secret.of(SECRET), true, ALICE))),
              InstantSource.fixed(NOW)),
          Map.of("ec2", new ServiceDispatch.Service(this::ec2, "DescribeVpcs"::equals)),
          new ErrorDocuments(text("ec2"), text("query"), "host"),
          told::add,
          InstantSource.fixed(NOW.plusMillis(7)));

  private static ErrorDocuments.Encoder text(String protocol) {
    return (error, requestId) -> bytes(protocol + " " + error.code() + " " + requestId);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Answer ec2(Call call, QueryParameters parameters) {
    if (parameters.find("Broken").isPresent()) {
      throw new IllegalStateException("broken");
    }
    return new Answer(
        200,
        "text/xml",
        bytes(call.caller().accountName() + " " + parameters.find("Word").orElse("")));
  }

  private static Arrival arrival(RequestHead head) {
    return new Arrival(
        "R1", NOW, NOW.plusSeconds(30), "192.0.2.1", "HTTP/1.1", Optional.empty(), head);
  }

  private static RequestHead signed(String service, SdkHttpMethod method, String form) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(method)
            .protocol("http")
            .host("localhost")
            .port(8773)
            .encodedPath("/")
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(AwsCredentialsIdentity.create(KEY, SECRET))
                    .request(request)
                    .payload(ContentStreamProvider.fromUtf8String(form))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)));
    List<HeaderField> headers = new ArrayList<>();
    signed
        .request()
        .forEachHeader(
            (name, values) -> values.forEach(value -> headers.add(new HeaderField(name, value))));
    return new RequestHead(method.name(), "/", "", headers);
  }

  private ApiResponse send(String service, SdkHttpMethod method, String form) {
    return dispatch.answer(arrival(signed(service, method, form)), bytes(form));
  }

  private static String body(ApiResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void letsTheServiceOfTheScopeAnswerTheFormForTheCaller() {
    ApiResponse response = send("ec2", SdkHttpMethod.POST, "Action=DescribeVpcs&Word=a%20b");

    assertThat(response.status()).isEqualTo(200);
    assertThat(body(response)).isEqualTo("alice a b");
    assertThat(told)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.operation()).isEqualTo("DescribeVpcs");
          assertThat(request.service()).isEqualTo("ec2");
          assertThat(request.account()).contains(ALICE.accountId());
          assertThat(request.elapsed()).hasMillis(7);
        });
  }

  @Test
  void tellsOnlyNamesOfActionsThatExist() {
    send("ec2", SdkHttpMethod.POST, "Action=made-up-by-a-client&Word=x");

    assertThat(told).singleElement().extracting(RequestRecord::operation).isEqualTo("unknown");
  }

  @Test
  void answersAFaultOfOursWithoutDetail() {
    ApiResponse response = send("ec2", SdkHttpMethod.POST, "Action=DescribeVpcs&Broken=1");

    assertThat(response.status()).isEqualTo(500);
    assertThat(body(response)).isEqualTo("ec2 InternalError R1");
    assertThat(told)
        .singleElement()
        .extracting(RequestRecord::errorCode)
        .isEqualTo(Optional.of("InternalError"));
  }

  @Test
  void refusesWhatIsNoFormAtAll() {
    assertThat(send("ec2", SdkHttpMethod.POST, "Action=%zz").status()).isEqualTo(400);
    assertThat(send("ec2", SdkHttpMethod.DELETE, "").status()).isEqualTo(405);
  }

  @Test
  void speaksTheProtocolOfAServiceThatIsNotBehindThePort() {
    assertThat(body(send("sts", SdkHttpMethod.POST, "Action=GetCallerIdentity")))
        .isEqualTo("query UnsupportedOperation R1");
    assertThat(told).singleElement().extracting(RequestRecord::service).isEqualTo("sts");
  }

  @Test
  void takesAnUnsignedRequestForS3UnlessItNamesAnAction() {
    RequestHead plain = RequestHead.of("GET", "/bucket/key", List.of());
    RequestHead action = RequestHead.of("GET", "/?Version=1&Action=DescribeVpcs", List.of());

    assertThat(body(dispatch.answer(arrival(plain), new byte[0])))
        .contains("<Code>AccessDenied</Code>", "<Resource>/bucket/key</Resource>");
    assertThat(body(dispatch.answer(arrival(action), new byte[0]))).startsWith("ec2 ");
  }

  @Test
  void refusesInTheProtocolThatTheScopeNames() {
    AwsError error = new AwsError("RequestLimitExceeded", 503, "Too many");

    ApiResponse response = dispatch.refuse(arrival(signed("sts", SdkHttpMethod.POST, "")), error);

    assertThat(response.status()).isEqualTo(503);
    assertThat(body(response)).isEqualTo("query RequestLimitExceeded R1");
    assertThat(told).hasSize(1);
  }
}
