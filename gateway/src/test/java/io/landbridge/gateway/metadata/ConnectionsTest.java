// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionsTest {
  @Test
  void oneAddressHasSoManyOnlyAndOthersHaveTheirs() {
    Connections connections = new Connections(false);
    for (int i = 0; i < Connections.MOST_OF_ONE_ADDRESS; i++) {
      assertThat(connections.tryOpen("10.1.1.5")).isTrue();
    }
    assertThat(connections.tryOpen("10.1.1.5")).isFalse();
    assertThat(connections.tryOpen("10.1.1.6")).isTrue();
    connections.close("10.1.1.5");
    assertThat(connections.tryOpen("10.1.1.5")).isTrue();
  }

  @Test
  void aProxyHasAsManyAsThereAre() {
    Connections connections = new Connections(true);
    for (int i = 0; i < Connections.MOST; i++) {
      assertThat(connections.tryOpen("192.0.2.1")).isTrue();
    }
    assertThat(connections.tryOpen("192.0.2.1")).isFalse();
    assertThat(connections.tryOpen("10.1.1.6")).isFalse();
    connections.close("192.0.2.1");
    assertThat(connections.tryOpen("10.1.1.6")).isTrue();
  }
}
