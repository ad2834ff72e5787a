// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String EXPIRATION = "\"expiration\": \"2026-11-21T12:00:01.000Z\"";

  private static PostPolicy policy(String conditions) {
    return PostPolicy.parse(encode("{" + EXPIRATION + ", \"conditions\": [" + conditions + "]}"));
  }

  private static String encode(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static PostForm form(String... namesAndValues) {
    List<FormField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new FormField(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new PostForm(fields, "photo.png", Optional.empty());
  }

  private static void assertDenied(String message, String conditions, PostForm form) {
    assertThatThrownBy(() -> policy(conditions).check(form, "photos", NOW))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("AccessDenied");
              assertThat(e.error().httpStatus()).isEqualTo(403);
              assertThat(e.error().message()).isEqualTo("Invalid according to Policy: " + message);
            });
  }

  @Test
  void allowsWhatItsConditionsSay() {
    PostPolicy policy =
        policy(
            """
            {"bucket": "photos"},
            ["starts-with", "$key", "user/eric/"],
            {"ACL": "public-read"},
            {"success_action_redirect": "https://a.example/"},
            ["starts-with", "$Content-Type", "image/"],
            {"x-amz-meta-uuid": "14365123651274"},
            ["starts-with", "$x-amz-meta-tag", ""],
            ["content-length-range", 1, 10],
            ["eq", "$x-amz-algorithm", "AWS4-HMAC-SHA256"]
            """);

    assertThatCode(() ->
            policy.check(
                form(
                    "key", "user/eric/${filename}",
                    "acl", "public-read",
                    "success_action_redirect", "https://a.example/",
                    "Content-Type", "image/png, image/jpeg",
                    "x-amz-meta-uuid", "14365123651274",
                    "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                    "policy", "e30=",
                    "x-amz-signature", "ab",
                    "x-ignore-me", "now"),
                "photos",
                NOW))
        .doesNotThrowAnyException();
    assertThat(policy.sizes()).isEqualTo(new SizeRange(1, 10));
  }

  @Test
  void hasExpiredAfterItsTime() {
    assertThatThrownBy(
            () -> policy("{\"bucket\": \"photos\"}").check(form(), "photos", NOW.plusSeconds(2)))
        .hasMessageContaining("Invalid according to Policy: Policy expired.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"bucket\": \"other\"}|[\"eq\", \"$bucket\", \"other\"]",
        "[\"eq\", \"$key\", \"photo.jpg\"]|[\"eq\", \"$key\", \"photo.jpg\"]",
        "[\"starts-with\",\"$key\",\"user\"]|[\"starts-with\", \"$key\", \"user\"]",
        "[\"starts-with\", \"$x-amz-date\", \"\"]|[\"starts-with\", \"$x-amz-date\", \"\"]",
        "[\"eq\", \"key\", \"photo.png\"]|[\"eq\", \"key\", \"photo.png\"]",
        "[\"eq\", \"$acl\", \"private\"]|[\"eq\", \"$acl\", \"private\"]",
        "[\"content-length-range\", \"1\", 2]|[\"content-length-range\", \"1\", 2]",
        "[\"content-length-range\", 1.5, 2]|[\"content-length-range\", 1.5, 2]"
      })
  void deniesWhatACondtionForbids(String condition, String text) {
    assertDenied("Policy Condition failed: " + text, condition, form("key", "${filename}"));
  }

  @Test
  void deniesFieldsThatNoConditionCovers() {
    assertDenied("Extra input fields: bucket, key, acl", "", form("key", "a", "Acl", "private"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Expecting '{' but found End-of-Input",
        "{|Invalid JSON.",
        "[]|Invalid JSON.",
        "{\"conditions\": []} {}|Invalid JSON.",
        "{\"conditions\": [], \"conditions\": []}|Invalid JSON.",
        "{\"conditions\": []}|Policy missing expiration.",
        "{\"expiration\": 3, \"conditions\": []}|Invalid 'expiration' value: '3'",
        "{\"expiration\": \"soon\", \"conditions\": []}|Invalid 'expiration' value: 'soon'",
        "{E}|Policy missing conditions.",
        "{E, \"conditions\": {}}|Invalid 'conditions' value: must be a List.",
        "{E, \"conditions\": [3]}|Invalid condition test: must be a List or Object.",
        "{E, \"conditions\": [[]]}|Invalid Condition: missing operation identifier.",
        "{E, \"conditions\": [[\"ne\", 1, 2]]}|Invalid Condition: unknown operation 'ne'.",
        "{E, \"conditions\": [[\"eq\", \"$a\"]]}|Invalid eq: wrong number of arguments.",
        "{E, \"conditions\": [{\"a\": 1}]}|Invalid Simple-Condition: value must be a string.",
        "{E, \"conditions\": [{}]}|Invalid Simple-Condition: Simple-Conditions must have exactly"
            + " one property specified."
      })
  void refusesDocumentsThatAreNoPolicy(String json, String message) {
    assertThatThrownBy(() -> PostPolicy.parse(encode(json.replace("E", EXPIRATION))))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("InvalidPolicyDocument");
              assertThat(e.error().message()).isEqualTo("Invalid Policy: " + message);
            });
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> PostPolicy.parse(encode("[".repeat(10_000))))
        .hasMessageContaining("Invalid JSON");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10})
  void takesSizesInTheRange(long size) {
    assertThatCode(() -> new SizeRange(1, 10).check(size)).doesNotThrowAnyException();
  }

  @Test
  void refusesSizesOutOfTheRange() {
    SizeRange range = new SizeRange(1, 10);

    assertThatThrownBy(() -> range.check(0))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("EntityTooSmall");
              assertThat(e.error().details())
                  .containsExactly(
                      Map.entry("ProposedSize", "0"), Map.entry("MinSizeAllowed", "1"));
            });
    assertThatThrownBy(() -> range.checkSoFar(11))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("EntityTooLarge");
              assertThat(e.error().details())
                  .containsExactly(
                      Map.entry("ProposedSize", "11"), Map.entry("MaxSizeAllowed", "10"));
            });
  }
}
