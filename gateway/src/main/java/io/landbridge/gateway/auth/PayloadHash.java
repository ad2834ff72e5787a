// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.s3.chunked.ChunkedForm;
import java.nio.charset.StandardCharsets;
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

  /** The body is framed, and the line is the word for its form. */
  record Framed(ChunkedForm form) implements PayloadHash {}

  /** The request does not say it properly. */
  record Unusable(Refusal refusal) implements PayloadHash {}

  static PayloadHash of(RequestHead head, Claim.Signature claim, Dialect dialect, BodyHash body) {
    if (dialect != Dialect.S3) {
      String line = new ByteSink(64).putHex(body.sha256()).toText();
      return new Line(line, new Payload.Covered());
    }
    Optional<String> said = head.findOnly("x-amz-content-sha256").map(String::strip);
    if (said.isEmpty() && head.has("x-amz-content-sha256")) {
      return new Unusable(new Refusal.NoPayloadHash());
    }
    if (said.isEmpty() && claim.place() != Claim.Place.QUERY) {
      return new Unusable(new Refusal.NoPayloadHash());
    }
    return said.or(() -> findInQuery(head.query()))
        .map(value -> ofValue(value, claim.scheme()))
        .orElseGet(PayloadHash::unsigned);
  }

  /** What a request that nobody signed says of its body; it may say nothing. */
  static PayloadHash ofAnonymous(RequestHead head) {
    if (!head.has("x-amz-content-sha256")) {
      return unsigned();
    }
    return head.findOnly("x-amz-content-sha256")
        .map(value -> ofValue(value.strip()))
        .filter(hash -> !(hash instanceof Framed(ChunkedForm form) && form.signed()))
        .orElseGet(() -> new Unusable(new Refusal.BadPayloadHash()));
  }

  private static PayloadHash ofValue(String value, Scheme scheme) {
    PayloadHash hash = ofValue(value);
    boolean ofOtherScheme =
        hash instanceof Framed(ChunkedForm form)
            && form.signed()
            && !form.wire().contains(scheme.algorithm());
    return ofOtherScheme ? new Unusable(new Refusal.BadPayloadHash()) : hash;
  }

  private static PayloadHash ofValue(String value) {
    if (value.equals(SigV4.UNSIGNED_PAYLOAD)) {
      return unsigned();
    }
    Optional<ChunkedForm> form = ChunkedForm.find(value);
    if (form.isPresent()) {
      return new Framed(form.get());
    }
    return isHash(value)
        ? new Line(value, new Payload.Announced(value))
        : new Unusable(new Refusal.BadPayloadHash());
  }

  /** Where the presigner of the AWS SDK for JavaScript has it. */
  private static Optional<String> findInQuery(String query) {
    String name = "X-Amz-Content-Sha256=";
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      if (end < 0) {
        end = query.length();
      }
      if (query.regionMatches(true, start, name, 0, name.length())) {
        byte[] value = CanonicalQuery.decode(query, start + name.length(), end);
        return Optional.of(new String(value, StandardCharsets.UTF_8));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static PayloadHash unsigned() {
    return new Line(SigV4.UNSIGNED_PAYLOAD, new Payload.Unsigned());
  }

  private static boolean isHash(String text) {
    return text.length() == 64
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
