// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.keypairs.KeyPair;
import io.landbridge.gateway.embedded.cloud.keypairs.KeyPairCommands;
import io.landbridge.gateway.embedded.cloud.keypairs.RsaKeys;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fresh passwords, and how they are kept: encrypted with the machine's RSA key, or not at all. */
final class Passwords {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int LENGTH = 12;

  private Passwords() {}

  static String fresh(RandomGenerator random) {
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  /** The password for the holder of the machine's first RSA key; empty when it has none. */
  static Optional<String> encrypt(View view, Vm vm, String password) {
    return vm.access().keyPairs().stream()
        .flatMap(name -> KeyPairCommands.find(view, vm.accountId(), name).stream())
        .map(KeyPair::publicKey)
        .flatMap(key -> RsaKeys.encrypt(key, password).stream())
        .findFirst();
  }
}
