// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.gateway.embedded.cloud.api.ApiException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketNamesTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "abc",
        "0-9",
        "a--b",
        "a.b.c",
        "1.2.3",
        "x23456789012345678901234567890123456789012345678901234567890123"
      })
  void acceptsWhatS3Accepts(String name) {
    assertThatCode(() -> BucketNames.check(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ab          | between 3 and 63 characters",
        "x234567890123456789012345678901234567890123456789012345678901234 | between 3 and 63",
        "1.2.3.4     | formatted as an IP Address",
        "Bad_Name    | uppercase characters",
        "a b         | white space",
        "a_b         | should not contain '_'",
        ".abc        | begin with a period",
        "-abc        | begin with a '-'",
        "a..b        | two adjacent periods",
        "a.-b        | dashes next to periods",
        "a-.b        | dashes next to periods",
        "abc.        | end with '-' or '.'",
        "abc-        | end with '-' or '.'",
        "böse        | should not contain 'ö'"
      })
  void refusesTheRestAndSaysWhy(String name, String reason) {
    assertThatThrownBy(() -> BucketNames.check(name))
        .isInstanceOfSatisfying(
            ApiException.class,
            e ->
                assertThat(e.error().text())
                    .startsWith("Invalid Bucket Name: Bucket name ")
                    .contains(reason));
  }
}
