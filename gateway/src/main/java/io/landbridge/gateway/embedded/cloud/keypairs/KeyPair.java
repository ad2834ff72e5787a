// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.keypairs;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.util.List;

/**
 * The public half of a key pair.
 *
 * @param publicKey in OpenSSH form
 * @param fingerprint MD5 of the key blob, in hex with colons
 */
public record KeyPair(
    String id, long number, String accountId, String name, String publicKey, String fingerprint)
    implements Owned {
  static final String NAME = "name";
  public static final Kind<KeyPair> KIND =
      Kind.owned("keypair", KeyPair.class)
          .indexed(NAME, key -> List.of(key.accountId() + '/' + key.name()));
}
