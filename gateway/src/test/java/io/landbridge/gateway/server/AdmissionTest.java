// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  @Test
  void letsInAsManyAsItMay() {
    Admission admission = new Admission(2);

    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.tryEnter()).isFalse();
    admission.leave();
    assertThat(admission.tryEnter()).isTrue();
    assertThat(admission.inFlight()).isEqualTo(2);
  }

  @Test
  void letsNobodyInOnceItDrainsAndWaitsForTheLast() throws Exception {
    Admission admission = new Admission(2);
    assertThat(admission.tryEnter()).isTrue();

    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(() -> admission.closeAndDrain(Duration.ofSeconds(30)));
    while (admission.tryEnter()) {
      admission.leave();
    }
    assertThat(drained).isNotDone();
    admission.leave();

    assertThat(drained.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void givesUpOnThoseWhoDoNotLeave() {
    Admission admission = new Admission(1);
    assertThat(admission.tryEnter()).isTrue();

    assertThat(admission.closeAndDrain(Duration.ofMillis(1))).isFalse();
  }
}
