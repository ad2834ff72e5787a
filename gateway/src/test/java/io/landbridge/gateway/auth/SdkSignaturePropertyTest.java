// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.identity.CredentialLookup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** What the AWS SDK signs is accepted, and nothing else is. */
class SdkSignaturePropertyTest {
  private final Authenticator authenticator =
      new Authenticator(
          SigV4Options.forRegions(Set.of("us-east-1")),
          key ->
              key.equals(Fixtures.ACCESS_KEY)
                  ? CredentialLookup.Known.of(Fixtures.ALICE)
                  : new CredentialLookup.Unknown(),
          InstantSource.fixed(Fixtures.NOW));

  record Sent(
      String service,
      boolean presigned,
      SdkHttpMethod method,
      List<String> segments,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      String body) {

    RequestHead sign() {
      SdkHttpRequest.Builder request =
          SdkHttpRequest.builder()
              .method(method)
              // Over plain HTTP the SDK covers the body of a presigned request with nothing said.
              .protocol(service.equals("s3") ? "https" : "http")
              .host("localhost")
              .port(8773)
              .encodedPath(path());
      query.forEach(request::putRawQueryParameter);
      headers.forEach(request::putHeader);
      SdkSigner signer = SdkSigner.of(service, Fixtures.NOW.minusSeconds(30));
      return (presigned ? signer.presigned(Duration.ofHours(1)) : signer)
          .sign(request.build(), bytes());
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }

    private String path() {
      StringBuilder path = new StringBuilder();
      segments.forEach(s ->
          path.append('/')
              .append(
                  service.equals("s3")
                      ? SdkHttpUtils.urlEncodeIgnoreSlashes(s)
                      : SdkHttpUtils.urlEncode(s)));
      return path.isEmpty() ? "/" : path.toString();
    }
  }

  @Example
  void acceptsAnEmptySegmentOfAnObjectsKeyThatIsSentAsAnEscapedSlash() {
    Sent sent =
        new Sent("s3", false, SdkHttpMethod.GET, List.of("b", "a//c"), Map.of(), Map.of(), "");
    RequestHead signed = sent.sign();
    RequestHead head =
        new RequestHead(signed.method(), "/b/a/%2Fc", signed.query(), signed.headers());

    Authentication result =
        authenticator.authenticate(head, authenticator.read(head), BodyHash.of(sent.bytes()));

    assertThat(signed.path()).isEqualTo("/b/a//c");
    assertThat(result).isInstanceOf(Authentication.Verified.class);
  }

  @Property(tries = 500)
  void acceptsWhatTheSdkSigns(@ForAll("requests") Sent sent) {
    RequestHead head = sent.sign();

    Authentication result =
        authenticator.authenticate(head, authenticator.read(head), BodyHash.of(sent.bytes()));

    assertThat(result).isInstanceOf(Authentication.Verified.class);
  }

  @Property(tries = 500)
  void refusesWhatWasChangedAfterSigning(
      @ForAll("requests") Sent sent, @ForAll @IntRange(max = 9) int mutation) {
    RequestHead head = sent.sign();
    RequestHead changed = Mutations.apply(head, mutation);

    Authentication result =
        authenticator.authenticate(changed, authenticator.read(changed), BodyHash.of(sent.bytes()));

    assertThat(result).isInstanceOf(Authentication.Refused.class);
  }

  @Property(tries = 200)
  void refusesAnotherBody(@ForAll("requests") Sent sent, @ForAll @IntRange(max = 7) int bit) {
    RequestHead head = sent.sign();
    byte[] body = sent.bytes().length == 0 ? new byte[1] : sent.bytes();
    body[body.length / 2] ^= (byte) (1 << bit);

    Authentication result =
        authenticator.authenticate(head, authenticator.read(head), BodyHash.of(body));

    if (sent.service().equals("s3")) {
      // The body of an object is compared with the announced hash by whoever stores it.
      assertThat(result)
          .isInstanceOfSatisfying(
              Authentication.Verified.class,
              v -> assertThat(v.payload()).isNotInstanceOf(Payload.Covered.class));
    } else {
      assertThat(result).isInstanceOf(Authentication.Refused.class);
    }
  }

  @Provide
  Arbitrary<Sent> requests() {
    Arbitrary<String> text = Arbitraries.strings().all().excludeChars('\0').ofMaxLength(12);
    Arbitrary<String> wellFormed =
        text.filter(t -> StandardCharsets.UTF_8.newEncoder().canEncode(t));
    Arbitrary<String> segment = wellFormed.filter(s -> !s.isEmpty() && !s.matches("\\.+"));
    Arbitrary<String> headerValue =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars('\t', 'é', '語')
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(v -> !v.isBlank());
    Arbitrary<String> headerName =
        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8).map(n -> "X-Meta-" + n);
    return Combinators.combine(
            Arbitraries.of("ec2", "sts", "s3"),
            Arbitraries.of(true, false),
            Arbitraries.of(SdkHttpMethod.GET, SdkHttpMethod.POST, SdkHttpMethod.PUT),
            segment.list().ofMaxSize(3),
            Arbitraries.maps(
                    wellFormed.filter(n -> !n.isEmpty()).map(n -> "p" + n),
                    wellFormed.list().ofMinSize(1).ofMaxSize(2))
                .ofMaxSize(4),
            Arbitraries.maps(
                    headerName.map(String::toLowerCase),
                    headerValue.list().ofMinSize(1).ofMaxSize(2))
                .ofMaxSize(3),
            wellFormed)
        .as(Sent::new);
  }

  /** One change to a signed request each, which leaves everything else as it was. */
  private static final class Mutations {
    static RequestHead apply(RequestHead head, int mutation) {
      return switch (mutation) {
        case 0 ->
            new RequestHead(
                head.method().equals("GET") ? "HEAD" : "GET",
                head.path(),
                head.query(),
                head.headers());
        case 1 -> new RequestHead(head.method(), head.path() + "x", head.query(), head.headers());
        case 2 ->
            new RequestHead(
                head.method(),
                head.path(),
                head.query().isEmpty() ? "a=b" : head.query() + "&a=b",
                head.headers());
        case 3 -> header(head, "host", "localhost:8774");
        case 4 -> replaced(head, "Credential=AKID", "Credential=BKID");
        case 5 -> replaced(head, "us-east-1", "us-east-2");
        case 6 -> replaced(head, "T123530Z", "T123531Z");
        case 7 -> signatureDigit(head);
        case 8 -> replaced(head, "aws4_request", "aws4-request");
        default -> added(head, new HeaderField("X-Amz-Added", "later"));
      };
    }

    private static RequestHead header(RequestHead head, String name, String value) {
      List<HeaderField> headers = new ArrayList<>();
      head.headers()
          .forEach(h ->
              headers.add(h.name().equalsIgnoreCase(name) ? new HeaderField(h.name(), value) : h));
      return new RequestHead(head.method(), head.path(), head.query(), headers);
    }

    private static RequestHead added(RequestHead head, HeaderField field) {
      List<HeaderField> headers = new ArrayList<>(head.headers());
      headers.add(field);
      return new RequestHead(head.method(), head.path(), head.query(), headers);
    }

    private static RequestHead replaced(RequestHead head, String what, String by) {
      List<HeaderField> headers =
          head.headers().stream()
              .map(h -> new HeaderField(h.name(), h.value().replace(what, by)))
              .toList();
      String query = head.query().replace(what, by);
      return new RequestHead(head.method(), head.path(), query, headers);
    }

    private static RequestHead signatureDigit(RequestHead head) {
      List<HeaderField> headers =
          head.headers().stream()
              .map(h -> new HeaderField(h.name(), flip(h.value(), "Signature=")))
              .toList();
      return new RequestHead(
          head.method(), head.path(), flip(head.query(), "X-Amz-Signature="), headers);
    }

    private static String flip(String text, String before) {
      int at = text.indexOf(before) + before.length();
      if (at < before.length()) {
        return text;
      }
      char other = text.charAt(at) == '0' ? '1' : '0';
      return text.substring(0, at) + other + text.substring(at + 1);
    }
  }
}
