// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a browser's form holds, it is taken or refused, in any cuts. */
final class PostFormFuzzTest {
  private static final String POLICY =
      """
      {"expiration": "2026-11-22T12:00:00Z", "conditions": [{"bucket": "photos"},
      ["starts-with", "$key", "u"], ["eq", "$acl", "private"], ["content-length-range", 1, 9],
      ["eq", "$x-amz-algorithm", "AWS4-HMAC-SHA256"], {"x-amz-credential": "c"},
      {"x-amz-date": "d"}]}\
      """;

  private static final List<String> PIECES =
      List.of(
          "\r",
          "\n",
          "\r\n",
          "\r\n\r\n",
          "--b-b",
          "\r\n--b-b",
          "--b-b--",
          "--b",
          "--",
          "\"",
          "\\\"",
          ";",
          "=",
          "name=\"file\"",
          "name=key",
          "filename=\"a/b\\c\"",
          "Content-Disposition: form-data; ",
          "Content-Type: text/plain",
          "policy",
          "${filename}",
          "success_action_redirect",
          "http://[",
          "{",
          "}",
          "[",
          "]",
          ",",
          "é",
          "\0");

  private static String field(String name, String value) {
    return "--b-b\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private static String form(String fields) {
    return fields
        + "--b-b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\n"
        + "Content-Type: text/plain\r\n\r\ncontent\r\n--b-b--\r\n";
  }

  private static final List<String> FORMS =
      List.of(
          form(field("key", "u/${filename}") + field("success_action_status", "201")),
          form(
              field("key", "u")
                  + field("acl", "private")
                  + field(
                      "policy",
                      Base64.getEncoder().encodeToString(POLICY.getBytes(StandardCharsets.UTF_8)))
                  + field("x-amz-algorithm", "AWS4-HMAC-SHA256")
                  + field("x-amz-credential", "c")
                  + field("x-amz-date", "d")
                  + field("x-amz-signature", "s")));

  @FuzzTest(maxDuration = "60s")
  void receivesOrRefuses(byte[] body) {
    assertThatCode(() -> PostFormTarget.run(body)).doesNotThrowAnyException();
  }

  @Property(tries = 10_000)
  void receivesOrRefusesWhatIsAlmostRight(@ForAll("forms") byte[] body) {
    assertThatCode(() -> PostFormTarget.run(body)).doesNotThrowAnyException();
  }

  @Property(tries = 5_000)
  void judgesFormsWithPoliciesThatAreAlmostRight(@ForAll("policies") byte[] policy) {
    String base64 = Base64.getEncoder().encodeToString(policy);
    byte[] body = bytes(form(field("key", "u") + field("policy", base64)));

    assertThat(PostFormTarget.run(body)).isFalse();
  }

  @Example
  void startsFromFormsThatAreRight() {
    assertThat(FORMS).allMatch(form -> PostFormTarget.run(bytes(form)));
  }

  @Example
  void isBounded() {
    assertThat(PostFormTarget.run(bytes(field("a", "b").repeat(1_000)))).isFalse();
    assertThat(PostFormTarget.run(bytes("--b-b\r\n" + "a: b\r\n".repeat(20_000)))).isFalse();
    assertThat(PostFormTarget.run(bytes(FORMS.getFirst() + "x".repeat(100_000)))).isFalse();
  }

  @Provide
  Arbitrary<byte[]> forms() {
    return Arbitraries.lazy(() -> Mutations.of(FORMS, PIECES));
  }

  @Provide
  Arbitrary<byte[]> policies() {
    return Arbitraries.lazy(() -> Mutations.of(List.of(POLICY), PIECES));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
