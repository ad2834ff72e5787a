// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a policy document holds, it is taken or refused, and what is taken comes to a verdict.
 */
final class PolicyFuzzTest {
  private static final List<String> POLICIES =
      List.of(
          """
          {"Version": "2012-10-17", "Id": "p", "Statement": [{"Sid": "a", "Effect": "Allow",
          "Principal": {"AWS": ["arn:aws:iam::111111111111:root", "222222222222"]},
          "Action": ["s3:GetObject*", "s3:ListBucket"],
          "Resource": ["arn:aws:s3:::photos", "arn:aws:s3:::photos/${aws:username}/*"],
          "Condition": {"StringLike": {"s3:prefix": ["alice/*", ""]},
          "IpAddress": {"aws:SourceIp": "192.0.2.0/24"},
          "DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"},
          "NumericLessThanEquals": {"s3:max-keys": 100}, "Null": {"aws:Referer": "true"},
          "ForAnyValue:StringEquals": {"s3:RequestObjectTagKeys": ["team"]}}}]}
          """,
          """
          {"Statement": {"Effect": "Deny", "NotPrincipal": {"AWS": "111111111111"},
          "NotAction": "s3:PutObject", "NotResource": "arn:aws:s3:::photos/a?c",
          "Condition": {"BoolIfExists": {"aws:SecureTransport": false},
          "ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}}}}
          """,
          """
          {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}
          """);

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "*",
          "?",
          "${",
          "${aws:userid, 'x'}",
          "${*}",
          "\\u0000",
          "null",
          "1e9",
          "-0.5",
          "\"Allow\"",
          "\"Deny\"",
          "\"Principal\": \"*\"",
          "\"Not",
          "\"Condition\": ",
          "ForAllValues:",
          "IfExists",
          "StringNotEquals",
          "aws:SourceIp",
          "0.0.0.0/0",
          "::/0",
          "s3:",
          "arn:aws:s3:::",
          "\u00e9");

  @FuzzTest(maxDuration = "60s")
  void comesToAVerdict(byte[] document) {
    assertThatCode(() -> PolicyTarget.run(document)).doesNotThrowAnyException();
  }

  @Property(tries = 10_000)
  void comesToAVerdictOnWhatIsAlmostRight(@ForAll("documents") byte[] document) {
    assertThatCode(() -> PolicyTarget.run(document)).doesNotThrowAnyException();
  }

  @Example
  void startsFromPoliciesThatAreRight() {
    assertThat(POLICIES).allMatch(policy -> PolicyTarget.run(bytes(policy)));
  }

  @Example
  void isBounded() {
    assertThat(PolicyTarget.run(bytes("{\"Statement\":" + "[".repeat(20_000)))).isFalse();
    assertThat(PolicyTarget.run(bytes(" ".repeat(30_000)))).isFalse();
    assertThat(PolicyTarget.run(bytes("{\"Id\":1e9111111111111}"))).isFalse();
    assertThat(
            PolicyTarget.run(
                bytes(POLICIES.getLast().replace("\"*\"}", "\"" + "*a".repeat(9_000) + "*\"}"))))
        .isTrue();
  }

  @Provide
  Arbitrary<byte[]> documents() {
    return Arbitraries.lazy(() -> Mutations.of(POLICIES, PIECES));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
