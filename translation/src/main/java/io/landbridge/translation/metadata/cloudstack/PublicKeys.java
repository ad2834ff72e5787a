// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.metadata.InstanceView.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The public keys that CloudStack keeps in a machine's details: the keys one a line, the names of
 * their pairs separated by commas. Recording listVirtualMachines-keypair.
 */
final class PublicKeys {
  private static final String KEYS = "SSH.PublicKey";
  private static final String NAMES = "SSH.KeyPairNames";

  private PublicKeys() {}

  static List<PublicKey> of(VirtualMachine vm) {
    List<String> names =
        Arrays.stream(
                Optional.ofNullable(vm.details().get(NAMES))
                    .or(vm::keypairs)
                    .or(vm::keypair)
                    .orElse("")
                    .split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    List<String> keys =
        vm.details()
            .getOrDefault(KEYS, "")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    List<PublicKey> all = new ArrayList<>();
    for (int index = 0; index < keys.size(); index++) {
      // A machine made from another's template has that one's key without a name.
      String name = index < names.size() ? names.get(index) : "key-" + index;
      all.add(new PublicKey(name, named(keys.get(index), name)));
    }
    return all;
  }

  /** EC2 shows a key with its pair's name behind it. */
  private static String named(String key, String name) {
    boolean bare = key.split("\\s+", -1).length == 2;
    return bare ? key + " " + name : key;
  }
}
