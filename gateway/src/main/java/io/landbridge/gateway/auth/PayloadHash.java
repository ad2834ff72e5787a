// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.Optional;

/**
 * The last line of the canonical request. EC2, STS and IAM sign the hash of the body that comes. S3
 * signs what {@code x-amz-content-sha256} says, which is a hash to compare with later or a word; a
 * presigned request without it does not cover its body.
 */
sealed interface PayloadHash {

  /**
   * The line is known.
   *
   * @param line its text, ASCII
   * @param payload what it says of the body
   */
  record Line(String line, Payload payload) implements PayloadHash {}

  /** The request does not say it properly. */
  record Unusable(Refusal refusal) implements PayloadHash {}

  static PayloadHash of(RequestHead head, Claim.Signature claim, Dialect dialect, BodyHash body) {
    if (dialect != Dialect.S3) {
      String line = new ByteSink(64).putHex(body.sha256()).toText();
      return new Line(line, new Payload.Covered());
    }
    Optional<String> said = head.findOnly("x-amz-content-sha256").map(String::strip);
    if (said.isEmpty()) {
      return claim.place() == Claim.Place.QUERY && !head.has("x-amz-content-sha256")
          ? unsigned()
          : new Unusable(new Refusal.NoPayloadHash());
    }
    String value = said.get();
    if (value.equals(SigV4.UNSIGNED_PAYLOAD)) {
      return unsigned();
    }
    if (value.startsWith("STREAMING-") && value.length() <= 64) {
      return new Unusable(new Refusal.UnsupportedPayload(value));
    }
    return isHash(value)
        ? new Line(value, new Payload.Announced(value))
        : new Unusable(new Refusal.BadPayloadHash());
  }

  private static PayloadHash unsigned() {
    return new Line(SigV4.UNSIGNED_PAYLOAD, new Payload.Unsigned());
  }

  private static boolean isHash(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
