// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "10.1.1.5, 10.1.1.5",
    "::ffff:10.1.1.5, 10.1.1.5",
    "fd00:0:0:0:0:0:0:5, fd00::5",
    "FE80::1%eth0, fe80::1",
  })
  void anAddressIsOneHoweverItIsWritten(String text, String address) {
    assertThat(IpAddresses.find(text)).contains(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "localhost",
        "x",
        "10.1",
        "167837957",
        "10.1.1.256",
        "10.1.1.5.1",
        "10.1.1.5.",
        "%eth0",
        "::g"
      })
  void otherTextsAreNone(String text) {
    assertThat(IpAddresses.find(text)).isEmpty();
  }
}
