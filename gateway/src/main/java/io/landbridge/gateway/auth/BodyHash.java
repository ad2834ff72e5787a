// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/** The SHA-256 of a body, asked for only where the signature covers it. */
@FunctionalInterface
public interface BodyHash {

  /** The hash of the whole body, 32 bytes. */
  byte[] sha256();

  /** The hash of a body that is in memory. */
  static BodyHash of(byte[] body) {
    return () -> Digests.sha256(body, 0, body.length);
  }
}
