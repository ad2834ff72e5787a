// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {

  @Test
  void knowsItsBounds() {
    Cidr cidr = Cidr.of("172.31.16.0/20");
    assertThat(Cidr.format(cidr.first())).isEqualTo("172.31.16.0");
    assertThat(Cidr.format(cidr.last())).isEqualTo("172.31.31.255");
    assertThat(cidr.netmask()).isEqualTo("255.255.240.0");
  }

  @Test
  void cutsOffTheHostPart() {
    assertThat(Cidr.of("10.1.2.3/24")).hasToString("10.1.2.0/24");
  }

  @Test
  void knowsWhatLiesInIt() {
    Cidr vpc = Cidr.of("10.0.0.0/16");
    assertThat(vpc.contains(Cidr.of("10.0.1.0/24"))).isTrue();
    assertThat(vpc.contains(Cidr.of("10.0.0.0/8"))).isFalse();
    assertThat(vpc.overlaps(Cidr.of("10.0.0.0/8"))).isTrue();
    assertThat(vpc.overlaps(Cidr.of("10.1.0.0/16"))).isFalse();
  }

  @Test
  void allAddressesAreOneRange() {
    assertThat(Cidr.of("0.0.0.0/0").contains(Cidr.of("255.255.255.255/32"))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/8",
        "300.0.0.0/8",
        "a/8",
        "10.0.0.0/x",
        "1.2.3.4.5/8",
        ""
      })
  void refusesWhatIsNoRange(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }
}
