// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.cors.CorsConfiguration.Preflight;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
  private static final CorsRule EXAMPLE =
      rule(List.of("https://*.example.com"), List.of("GET", "PUT"), List.of("x-amz-*"));
  private static final CorsRule ANYBODY = rule(List.of("*"), List.of("GET"), List.of());

  private static CorsRule rule(List<String> origins, List<String> methods, List<String> headers) {
    return new CorsRule(
        Optional.empty(), origins, methods, headers, List.of("ETag", "x-b"), OptionalInt.of(60));
  }

  private static CorsRule exposing(String header) {
    return new CorsRule(
        Optional.empty(),
        List.of("*"),
        List.of("GET"),
        List.of(),
        List.of(header),
        OptionalInt.empty());
  }

  private static void assertRefused(CorsConfiguration configuration, String code, String message) {
    assertThatThrownBy(configuration::check)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().message()).startsWith(message);
            });
  }

  private static CorsConfiguration of(CorsRule... rules) {
    return new CorsConfiguration(List.of(rules));
  }

  @Nested
  class Checking {
    @Test
    void takesUpToAHundredRules() {
      assertThatCode(() -> new CorsConfiguration(Collections.nCopies(100, EXAMPLE)).check())
          .doesNotThrowAnyException();
      assertRefused(
          new CorsConfiguration(Collections.nCopies(101, EXAMPLE)),
          "InvalidRequest",
          "The number of CORS rules should not exceed allowed limit of 100 rules.");
      assertRefused(of(), "MalformedXML", "The XML");
    }

    @Test
    void wantsOriginsAndMethods() {
      assertRefused(of(rule(List.of(), List.of("GET"), List.of())), "MalformedXML", "The XML");
      assertRefused(of(rule(List.of("*"), List.of(), List.of())), "MalformedXML", "The XML");
    }

    @Test
    void namesWhatIsWrong() {
      assertRefused(
          of(rule(List.of("*"), List.of("PATCH"), List.of())),
          "InvalidRequest",
          "Found unsupported HTTP method in CORS config. Unsupported method is PATCH");
      assertRefused(
          of(rule(List.of("http://*.*"), List.of("GET"), List.of())),
          "InvalidRequest",
          "AllowedOrigin \"http://*.*\" can not have more than one wildcard.");
      assertRefused(
          of(rule(List.of("*"), List.of("GET"), List.of("x*y*"))),
          "InvalidRequest",
          "AllowedHeader \"x*y*\" can not have more than one wildcard.");
      assertRefused(
          of(exposing("x-*")), "InvalidRequest", "ExposeHeader \"x-*\" contains wildcard.");
      assertRefused(
          of(exposing("ETag\r\nSet-Cookie: a")),
          "InvalidRequest",
          "ExposeHeader is not the name of a header.");
      assertRefused(
          of(
              new CorsRule(
                  Optional.of("i".repeat(256)),
                  List.of("*"),
                  List.of("GET"),
                  List.of(),
                  List.of(),
                  OptionalInt.empty())),
          "InvalidRequest",
          "ID length should not exceed");
    }
  }

  @Nested
  class Preflights {
    private SequencedMap<String, String> ask(String origin, String method, String headers) {
      return CorsConfiguration.answer(
          Optional.of(of(EXAMPLE, ANYBODY)),
          new Preflight(
              Optional.of(origin),
              Optional.of(method),
              Optional.of(headers).filter(h -> !h.isEmpty()),
              true));
    }

    @Test
    void areAnsweredByTheFirstRuleThatAllows() {
      assertThat(ask("https://a.example.com", "PUT", "X-Amz-Date, x-amz-acl"))
          .containsExactly(
              entry("Access-Control-Allow-Origin", "https://a.example.com"),
              entry("Access-Control-Allow-Methods", "GET, PUT"),
              entry("Access-Control-Allow-Headers", "x-amz-date, x-amz-acl"),
              entry("Access-Control-Expose-Headers", "ETag, x-b"),
              entry("Access-Control-Max-Age", "60"),
              entry("Access-Control-Allow-Credentials", "true"),
              entry(
                  "Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"));
      assertThat(ask("https://else.where", "GET", ""))
          .containsEntry("Access-Control-Allow-Origin", "*")
          .doesNotContainKey("Access-Control-Allow-Credentials")
          .doesNotContainKey("Access-Control-Allow-Headers");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
      "https://else.where, PUT, ''",
      "https://.example.com.evil, PUT, ''",
      "https://A.EXAMPLE.COM, PUT, ''",
      "https://a.example.com, DELETE, ''",
      "https://a.example.com, PUT, content-type",
      "https://else.where, GET, x-amz-date",
    })
    void areRefusedWhenNoRuleAllows(String origin, String method, String headers) {
      assertThatThrownBy(() -> ask(origin, method, headers))
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> {
                assertThat(e.error().code()).isEqualTo("AccessForbidden");
                assertThat(e.error().httpStatus()).isEqualTo(403);
                assertThat(e.error().details())
                    .containsExactly(entry("Method", method), entry("ResourceType", "OBJECT"));
              });
    }

    @Test
    void areRefusedWhenTheBucketHasNoRules() {
      Preflight asked =
          new Preflight(Optional.of("https://x"), Optional.of("GET"), Optional.empty(), false);

      assertThatThrownBy(() -> CorsConfiguration.answer(Optional.empty(), asked))
          .hasMessageContaining("CORSResponse: CORS is not enabled for this bucket.");
    }

    @Test
    void areRefusedWhenTheyAreNone() {
      assertThatThrownBy(() ->
              CorsConfiguration.answer(
                  Optional.empty(),
                  new Preflight(Optional.empty(), Optional.of("GET"), Optional.empty(), false)))
          .hasMessage("BadRequest: Insufficient information. Origin request header needed.");
      assertThatThrownBy(() ->
              CorsConfiguration.answer(
                  Optional.empty(),
                  new Preflight(
                      Optional.of("https://x"), Optional.empty(), Optional.empty(), false)))
          .hasMessage("BadRequest: Invalid Access-Control-Request-Method: null");
      assertThatThrownBy(() -> ask("https://a.example.com", "PUT", "a b"))
          .hasMessageContaining("BadRequest");
    }
  }

  @Test
  void addsHeadersToAnActualAnswer() {
    CorsConfiguration rules = of(EXAMPLE);

    assertThat(rules.headersFor("https://a.example.com", "PUT"))
        .containsEntry("Access-Control-Allow-Origin", "https://a.example.com")
        .containsEntry("Access-Control-Expose-Headers", "ETag, x-b")
        .containsKey("Vary");
    assertThat(rules.headersFor("https://else.where", "PUT")).containsOnlyKeys("Vary");
    assertThat(rules.headersFor("https://a.example.com", "DELETE")).containsOnlyKeys("Vary");
  }
}
