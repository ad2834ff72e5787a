// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
  private static final Instant EXAMPLE = Instant.parse("1994-11-06T08:49:37Z");

  @Test
  void hasTheFormOfTheRfcWithTwoDigitsForTheDay() {
    assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:37.999Z")))
        .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:38Z")))
        .isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 09:49:37 +0100"
      })
  void readsTheThreeForms(String text) {
    assertThat(HttpDate.parse(text)).contains(EXAMPLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "1994-11-06T08:49:37Z", "Mon, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov"})
  void knowsWhatIsNoDate(String text) {
    assertThat(HttpDate.parse(text)).isEmpty();
  }

  @Property
  void readsWhatItWrites(@ForAll @LongRange(min = 0, max = 253_402_300_799L) long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);

    assertThat(HttpDate.parse(HttpDate.format(instant.plusMillis(7)))).contains(instant);
  }

  @Property
  void neverFails(@ForAll String text) {
    assertThat(HttpDate.parse(text)).isInstanceOf(Optional.class);
  }

  @Property
  void writesWhatTheJdksFormatterWrites(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds, 999_999_999);

    assertThat(HttpDate.format(instant))
        .isEqualTo(
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                .format(instant.atOffset(ZoneOffset.UTC)));
  }
}
