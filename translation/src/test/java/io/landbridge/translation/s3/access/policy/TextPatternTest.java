// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {
  private static final ConditionContext CAROL =
      ConditionContext.builder().put("aws:username", "ca*ol").put("s3:prefix", "").build();

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'', '', true",
        "*, '', true",
        "?, '', false",
        "a*, a, true",
        "a*c, abc, true",
        "a*c, abcd, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "*.jpg, a.jpg.png, false",
        "**b**, abc, true",
        "${aws:username}/*, ca*ol/x, true",
        "${aws:username}/*, carol/x, false",
        "${AWS:UserName}, ca*ol, true",
        "${aws:userid}, '', false",
        "'${aws:userid, ''nobody''}', nobody, true",
        "'${s3:prefix, ''nobody''}', '', true",
        "${*}a${?}b${$}, *a?b$, true",
        "${*}, x, false",
        "${unclosed, ${unclosed, true",
        "?, 😀, true",
      })
  void matchesWhatItStandsFor(String pattern, String text, boolean expected) {
    assertThat(TextPattern.wildcards(pattern, PolicyVersion.V2012).matches(text, CAROL))
        .isEqualTo(expected);
  }

  @Test
  void takesWildcardsForPlainCharactersWhereTheyAreNone() {
    TextPattern pattern = TextPattern.literal("a*?", PolicyVersion.V2012);

    assertThat(pattern.matches("a*?", CAROL)).isTrue();
    assertThat(pattern.matches("abc", CAROL)).isFalse();
  }

  @Test
  void hasNoVariablesInTheOldVersionOfTheLanguage() {
    TextPattern pattern = TextPattern.wildcards("${aws:username}", PolicyVersion.V2008);

    assertThat(pattern.matches("${aws:username}", CAROL)).isTrue();
    assertThat(pattern.matches("ca*ol", CAROL)).isFalse();
  }

  @Test
  void refusesADefaultThatIsNotQuoted() {
    assertThatThrownBy(() -> TextPattern.wildcards("${aws:userid, x}", PolicyVersion.V2012))
        .isInstanceOf(AwsException.class);
  }

  @ParameterizedTest(name = "{0} can begin with {1}: {2}")
  @CsvSource({
    "arn:aws:s3:::b/*, arn:aws:s3:::b/, true",
    "arn:aws:s3:::b, arn:aws:s3:::b/, false",
    "arn:aws:s3:::b*, arn:aws:s3:::b/, true",
    "*, arn:aws:s3:::b/, true",
    "arn:aws:s3:::?/x, arn:aws:s3:::b/, true",
    "arn:aws:s3:::c/*, arn:aws:s3:::b/, false",
    "arn:aws:s3:::${aws:username}/*, arn:aws:s3:::b/, true",
  })
  void knowsWhatItCanBeginWith(String pattern, String prefix, boolean expected) {
    assertThat(TextPattern.wildcards(pattern, PolicyVersion.V2012).canMatchBeginning(prefix))
        .isEqualTo(expected);
  }

  @Property(tries = 2000)
  void agreesWithRegularExpressions(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");

    assertThat(TextPattern.wildcards(pattern, PolicyVersion.V2008).matches(text, CAROL))
        .isEqualTo(Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches());
  }

  @Property(tries = 1000)
  void canBeginWithEachPrefixOfWhatItMatches(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    TextPattern wildcards = TextPattern.wildcards(pattern, PolicyVersion.V2008);

    for (int end = 0; wildcards.matches(text, CAROL) && end <= text.length(); end++) {
      assertThat(wildcards.canMatchBeginning(text.substring(0, end))).isTrue();
    }
  }

  @Test
  void takesBoundedTimeForPatternsMadeToBeSlow() {
    String pattern = "*a".repeat(5_000) + "b";

    assertThat(TextPattern.wildcards(pattern, PolicyVersion.V2012).matches("a".repeat(1024), CAROL))
        .isFalse();
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(8);
  }
}
