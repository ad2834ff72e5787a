// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a trusted proxy writes into {@code X-Landbridge-Guest}, from docs/metadata.md and apart from
 * the gateway's reader, so that the two check each other.
 *
 * @param secret what proxy and gateway share
 * @param network the guest's network, by CloudStack's id
 * @param address its address there
 */
record GuestHeader(String secret, String network, String address) {
  /** The header of a request that is sent now. */
  String now() {
    String claim =
        "network=%s;address=%s;time=%d".formatted(network, address, Instant.now().getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal(claim.getBytes(StandardCharsets.US_ASCII));
      return claim + ";mac=" + HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
