// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.model.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSetTest {
  private static String refusal(String header) {
    return catchThrowableOfType(AwsException.class, () -> TagSet.parse(header)).error().code();
  }

  @Test
  void readsAHeader() {
    assertThat(TagSet.parse("a%20b=%C3%BC+1&c=&d"))
        .isEqualTo(Map.of("a b", "\u00fc 1", "c", "", "d", ""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a=1&a=2, InvalidArgument",
    "=1, InvalidArgument",
    "a=%zz, InvalidArgument",
    "aws:a=1, InvalidTag",
    "a=1%262, InvalidTag",
    "%3Ca%3E=1, InvalidTag",
    "a=%0A, InvalidTag"
  })
  void refusesAHeader(String header, String code) {
    assertThat(refusal(header)).isEqualTo(code);
  }

  @Test
  void hasTenTagsOfAnObjectAtMost() {
    String ten =
        IntStream.range(0, 10).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining("&"));

    assertThat(TagSet.parse(ten)).hasSize(10);
    assertThat(refusal(ten + "&k10=v")).isEqualTo("BadRequest");
  }

  @Test
  void takesTheMarksThatAreAllowed() {
    Tag tag = Tag.builder().key("+-=._:/@ 1").value("\u65e5\u672c +-=._:/@").build();

    assertThat(TagSet.ofObject(List.of(tag))).containsEntry(tag.key(), tag.value());
  }
}
