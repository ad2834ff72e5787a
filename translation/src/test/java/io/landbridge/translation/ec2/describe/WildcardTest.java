// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest(name = "{0} matches {1}: {2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "web,web,true",
        "web,Web,false",
        "web*,web,true",
        "web*,web-12,true",
        "*-12,web-12,true",
        "w*b*2,web-12,true",
        "w*b*3,web-12,false",
        "we?,web,true",
        "we?,we,false",
        "?eb,web,true",
        "*,\"\",true",
        "?,\"\",false",
        "a\\*c,a*c,true",
        "a\\*c,abc,false",
        "a\\?c,abc,false",
        "a\\\\c,a\\c,true",
        "a\\,a\\,true",
        "**a**,a,true"
      })
  void matchesAsEc2Does(String pattern, String value, boolean matches) {
    assertThat(Wildcard.parse(pattern).test(value)).isEqualTo(matches);
  }

  @Test
  void aQuestionMarkStandsForOneCharacterOutsideTheBasicPlaneToo() {
    assertThat(Wildcard.parse("a?c").test("a\uD83D\uDE00c")).isTrue();
  }

  @Test
  void manyRunsDoNotExplode() {
    String pattern = "*a".repeat(100) + "b";
    String value = "a".repeat(5000);

    org.assertj.core.api.Assertions.assertThatCode(() ->
            org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> Wildcard.parse(pattern).test(value)))
        .doesNotThrowAnyException();
  }

  @Property
  void everyTextMatchesItselfEscaped(@ForAll String text) {
    String escaped = text.replaceAll("[\\\\*?]", "\\\\$0");

    assertThat(Wildcard.parse(escaped).test(text)).isTrue();
  }
}
