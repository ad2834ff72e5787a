// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.identity.CredentialLookup;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client writes where a signature should be, it ends as one of the refusals. */
class ClaimReaderPropertyTest {
  private final Authenticator authenticator =
      new Authenticator(
          SigV4Options.forRegions(Set.of("us-east-1")),
          _ -> CredentialLookup.Known.of(Fixtures.ALICE),
          InstantSource.fixed(Fixtures.NOW));

  @Property(tries = 2000)
  void refusesArbitraryHeaders(
      @ForAll("authorizations") String authorization, @ForAll("texts") String date) {
    assertRefused(
        new RequestHead(
            "POST",
            "/",
            "",
            List.of(
                new HeaderField("Host", "localhost"),
                new HeaderField("X-Amz-Date", date),
                new HeaderField("Authorization", authorization))));
  }

  @Property(tries = 2000)
  void refusesArbitraryQueries(@ForAll("queries") String query, @ForAll("texts") String path) {
    assertRefused(
        new RequestHead("GET", "/" + path, query, List.of(new HeaderField("Host", "localhost"))));
  }

  private void assertRefused(RequestHead head) {
    Authentication result =
        authenticator.authenticate(head, authenticator.read(head), BodyHash.of(new byte[0]));

    assertThat(result).isInstanceOf(Authentication.Refused.class);
    for (Dialect dialect : Dialect.values()) {
      assertThat(
              Refusals.toError(dialect, ((Authentication.Refused) result).refusal()).httpStatus())
          .isBetween(400, 501);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings().withChars("%/+&=;, .0123456789abcTZ").ofMaxLength(30),
        Arbitraries.of("20150830T123600Z", "20150830", "aws4_request", "us-east-1", "ec2", "s3"));
  }

  @Provide
  Arbitrary<String> authorizations() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "AWS4-HMAC-SHA256",
            " ",
            "Credential=",
            "AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request",
            "AKIDEXAMPLE/20150830/us-east-1/s3/aws4_request",
            "SignedHeaders=",
            "host;x-amz-date",
            ";;",
            "Signature=",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            ", ",
            ",",
            "=");
    return Arbitraries.oneOf(pieces, texts())
        .list()
        .ofMaxSize(12)
        .map(parts -> parts.stream().collect(Collectors.joining()))
        .flatMap(tail -> Arbitraries.of(tail, "AWS4-HMAC-SHA256 " + tail));
  }

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> names =
        Arbitraries.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Date",
            "X-Amz-Expires",
            "X-Amz-SignedHeaders",
            "X-Amz-Signature",
            "X-Amz-Security-Token",
            "Action",
            "");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            texts(),
            Arbitraries.of(
                "AWS4-HMAC-SHA256",
                "host",
                "60",
                "AKID%2F20150830%2Fus-east-1%2Fec2%2Faws4_request"));
    return net.jqwik.api.Combinators.combine(names, values)
        .as((name, value) -> name + "=" + value)
        .list()
        .ofMaxSize(10)
        .map(parts -> String.join("&", parts));
  }
}
