// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/** How a request is signed. */
public sealed interface Scheme {

  /** The name of the algorithm on the wire. */
  String algorithm();

  /** Signature version 4: an HMAC with a key that is derived for a day, a region and a service. */
  record Hmac() implements Scheme {
    @Override
    public String algorithm() {
      return SigV4.ALGORITHM;
    }
  }

  /**
   * Signature version 4A: ECDSA with a key pair that is derived from the secret. S3 only.
   *
   * @param regionSet the regions that it is good for, as it came: {@code us-east-1,eu-*}
   */
  record Ecdsa(String regionSet) implements Scheme {
    @Override
    public String algorithm() {
      return SigV4A.ALGORITHM;
    }
  }
}
