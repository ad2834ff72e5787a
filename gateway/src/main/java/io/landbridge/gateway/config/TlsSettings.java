// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * TLS of the API port.
 *
 * @param mode where the certificate comes from
 * @param certificate PEM file with the certificate and its chain; for mode {@code pem}
 * @param key PEM file with the private key, PKCS #8; for mode {@code pem}
 * @param reload how often the files are looked at for a change
 */
public record TlsSettings(
    @Meaning("`off`, `pem` (your own certificate) or `self-signed` (for a trial).") Mode mode,
    @Meaning("PEM file: the certificate, then its chain.") Optional<Path> certificate,
    @Meaning("PEM file: the private key, PKCS #8.") Optional<Path> key,
    @Meaning("How often the two files are looked at; a changed pair is used at once.")
        Duration reload) {

  /** Where the certificate comes from. */
  public enum Mode {
    /** Plain HTTP. */
    OFF,
    /** Files of the operator. */
    PEM,
    /** A certificate authority and a certificate made at first start. */
    SELF_SIGNED
  }

  public TlsSettings {
    if (mode == Mode.PEM && certificate.isEmpty()) {
      throw new ConfigurationException("certificate", "is needed with mode pem");
    }
    if (mode == Mode.PEM && key.isEmpty()) {
      throw new ConfigurationException("key", "is needed with mode pem");
    }
    Check.duration("reload", reload, Duration.ofMillis(100), Duration.ofHours(24));
  }

  static TlsSettings defaults() {
    return new TlsSettings(Mode.OFF, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
  }
}
