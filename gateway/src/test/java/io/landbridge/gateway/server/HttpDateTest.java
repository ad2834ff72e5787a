// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {
  @Test
  void hasTheFormOfTheRfcWithTwoDigitsForTheDay() {
    HttpDate date = new HttpDate();

    assertThat(date.format(Instant.parse("1994-11-06T08:49:37.999Z")))
        .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    assertThat(date.format(Instant.parse("1994-11-06T08:49:38Z")))
        .isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
  }
}
