// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import java.util.List;
import java.util.Optional;

/**
 * How one gets into a machine.
 *
 * @param keyPairs names of SSH key pairs
 * @param encryptedPassword encrypted with the first key pair's RSA key, Base64
 * @param userData Base64
 */
public record Access(
    List<String> keyPairs,
    Optional<String> encryptedPassword,
    Optional<String> userData,
    Optional<String> userDataId) {
  /** Copies the names. */
  public Access {
    keyPairs = List.copyOf(keyPairs);
  }

  Access withUserData(Optional<String> data, Optional<String> dataId) {
    return new Access(keyPairs, encryptedPassword, data, dataId);
  }

  Access withPassword(Optional<String> encrypted) {
    return new Access(keyPairs, encrypted, userData, userDataId);
  }

  Access withKeyPairs(List<String> names) {
    return new Access(names, Optional.empty(), userData, userDataId);
  }

  @Override
  public String toString() {
    return "Access" + keyPairs;
  }
}
