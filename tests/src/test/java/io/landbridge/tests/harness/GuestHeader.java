// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a trusted proxy writes into {@code X-Landbridge-Guest}, from docs/metadata.md and apart from
 * the gateway's reader, so that the two check each other.
 *
 * @param secret what proxy and gateway share
 * @param network the guest's network, by CloudStack's id; none where addresses are not used twice
 * @param address its address there
 */
public record GuestHeader(String secret, Optional<String> network, String address) {
  /** The header's name. */
  public static final String NAME = "X-Landbridge-Guest";

  /** For the guest with this address in the network with this id of CloudStack's. */
  public static GuestHeader of(String network, String address) {
    return new GuestHeader(Guest.PROXY_SECRET, Optional.of(network), address);
  }

  /** For the guest with this address, which no other network uses. */
  public static GuestHeader of(String address) {
    return new GuestHeader(Guest.PROXY_SECRET, Optional.empty(), address);
  }

  /** The header of a request that is sent now. */
  public String now() {
    return at(Instant.now());
  }

  /** The header of a request that is sent at this time. */
  public String at(Instant now) {
    String claim =
        network.map(id -> "network=" + id + ";").orElse("")
            + "address=%s;time=%d".formatted(address, now.getEpochSecond());
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
