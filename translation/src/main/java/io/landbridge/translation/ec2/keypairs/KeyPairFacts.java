// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

/** Names of what the store keeps about a key pair, under its native id. */
final class KeyPairFacts {
  /** The fingerprint as EC2 computes it. */
  static final String FINGERPRINT = "fingerprint";

  /** {@code rsa} or {@code ed25519}. */
  static final String KEY_TYPE = "key-type";

  /** The public key as one OpenSSH line. */
  static final String PUBLIC_KEY = "public-key";

  /** When it was made or imported, in milliseconds since 1970-01-01T00:00:00Z. */
  static final String CREATED = "created";

  private KeyPairFacts() {}
}
