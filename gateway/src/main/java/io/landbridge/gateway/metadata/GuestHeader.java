// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.IpAddresses;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header by which a trusted proxy says for whom it asks:
 *
 * <pre>X-Landbridge-Guest: network=UUID;address=10.1.1.5;time=1764500000;mac=HEX</pre>
 *
 * <p>{@code mac} is HMAC-SHA256 under the shared secret over all that stands before {@code ;mac=},
 * {@code time} the second since 1970 at which the proxy wrote it; {@code network=UUID;} may be
 * missing where addresses are never used twice.
 */
public final class GuestHeader {
  static final String NAME = "X-Landbridge-Guest";

  /** How far the proxy's clock may be from ours, either way. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final int MOST_CHARACTERS = 256;
  private static final Pattern FORM =
      Pattern.compile(
          "((?:network=(?<network>[0-9a-fA-F-]{36});)?address=(?<address>[0-9a-fA-F.:]{2,45})"
              + ";time=(?<time>[0-9]{1,12}));mac=(?<mac>[0-9a-fA-F]{64})");

  private final HmacSha256 mac;
  private final InstantSource clock;

  /** Headers written with this secret. */
  public GuestHeader(Secret secret, InstantSource clock) {
    this.mac = HmacSha256.with(secret);
    this.clock = clock;
  }

  /** Whom a header speaks for; nothing when it is not the proxy's, or not of this minute. */
  Optional<Asker> read(String header) {
    Matcher form = FORM.matcher(header);
    if (header.length() > MOST_CHARACTERS || !form.matches()) {
      return Optional.empty();
    }
    byte[] expected = mac.of(form.group(1));
    if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(form.group("mac")))) {
      return Optional.empty();
    }
    long away = clock.instant().getEpochSecond() - Long.parseLong(form.group("time"));
    if (Math.abs(away) > SKEW.toSeconds()) {
      return Optional.empty();
    }
    try {
      Optional<NativeId> network = Optional.ofNullable(form.group("network")).map(NativeId::new);
      return IpAddresses.find(form.group("address")).map(address -> new Asker(network, address));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a network that is no UUID
    }
  }
}
