// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.embedded.store.seal.KeyRing;
import io.landbridge.gateway.embedded.store.seal.RingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/** The keys of encryption at rest, as their operator sees them. */
public final class EncryptionKeys {
  private EncryptionKeys() {}

  /**
   * All versions of all keys.
   *
   * @throws ConfigurationException when there is no key ring
   */
  public static List<RingKey> list(Configuration configuration) throws IOException {
    return read(file(configuration)).keys();
  }

  /**
   * Gives keys a new version each, for what is written from the next start on; blocks.
   *
   * @param names the keys'
   * @throws ConfigurationException when there is no key ring or no such key, or when a gateway runs
   */
  public static void rotate(Configuration configuration, List<String> names) throws IOException {
    Path file = file(configuration);
    // A gateway that runs has read its ring, and one that starts may be about to write it.
    try (var _ = DataDirectory.take(configuration.data())) {
      KeyRing ring = read(file);
      List<String> known = ring.keys().stream().map(RingKey::name).toList();
      for (String name : names) {
        if (!known.contains(name)) {
          throw new ConfigurationException("objects.keyRing", file + " has no key " + name);
        }
      }
      for (String name : names) {
        var _ = ring.rotate(file, name);
      }
    }
  }

  private static KeyRing read(Path file) throws IOException {
    return KeyRing.read(file, new SecureRandom());
  }

  private static Path file(Configuration configuration) {
    if (configuration.cloud().url().isPresent()) {
      throw new ConfigurationException("cloud.url", "leaves no object store here with keys");
    }
    Path file = Scrub.options(configuration).keyRing();
    if (!Files.exists(file)) {
      throw new ConfigurationException(
          "objects.keyRing", file + " is not there; the first start makes it");
    }
    return file;
  }
}
