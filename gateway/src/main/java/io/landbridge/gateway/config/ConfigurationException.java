// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

/** A configuration that cannot be used; the message begins with the key to mend. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String reason;

  /**
   * A value that cannot be used.
   *
   * @param key the key in dotted form, relative to the record that refuses it
   * @param reason what is wrong, never with the value of a secret
   */
  public ConfigurationException(String key, String reason) {
    super(key + ": " + reason);
    this.key = key;
    this.reason = reason;
  }

  /** The same complaint, seen from the record that holds the one that refused. */
  ConfigurationException under(String prefix) {
    return prefix.isEmpty() ? this : new ConfigurationException(prefix + "." + key, reason);
  }
}
