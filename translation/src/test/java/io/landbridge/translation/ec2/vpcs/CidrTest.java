// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.vpcs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {

  @Test
  void containsABlockInsideItself() {
    Cidr vpc = Cidr.parse("172.31.0.0/16").orElseThrow();

    assertThat(vpc.contains(Cidr.parse("172.31.16.0/20").orElseThrow())).isTrue();
    assertThat(vpc.contains(vpc)).isTrue();
  }

  @Test
  void doesNotContainABlockBesideOrAroundItself() {
    Cidr vpc = Cidr.parse("172.31.0.0/16").orElseThrow();

    assertThat(vpc.contains(Cidr.parse("172.30.0.0/16").orElseThrow())).isFalse();
    assertThat(vpc.contains(Cidr.parse("172.16.0.0/12").orElseThrow())).isFalse();
  }

  @Test
  void countsTheAddressesOfABlock() {
    assertThat(Cidr.parse("10.0.0.0/24").orElseThrow().size()).isEqualTo(256);
    assertThat(Cidr.parse("0.0.0.0/0").orElseThrow().size()).isEqualTo(1L << 32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0/8", "::/0", "a/8"})
  void refusesOtherTexts(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }
}
