// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The header form:
 *
 * <pre>{@code
 * Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request,
 *     SignedHeaders=host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6...
 * }</pre>
 *
 * The blanks after the commas may be missing.
 */
final class HeaderClaim {
  private static final List<String> PARTS = List.of("Credential", "Signature", "SignedHeaders");
  private static final int LONGEST_ECHO = 64;

  private HeaderClaim() {}

  static Claim read(RequestHead head, String authorization) {
    int blank = authorization.indexOf(' ');
    String scheme = blank < 0 ? authorization : authorization.substring(0, blank);
    boolean asymmetric = scheme.equals(SigV4A.ALGORITHM);
    if (!asymmetric && !scheme.equals(SigV4.ALGORITHM)) {
      return ClaimReader.malformed(new Refusal.UnsupportedMechanism(bounded(scheme)));
    }
    ClaimedParts parts = new ClaimedParts();
    Optional<Refusal> unexpected = take(authorization, scheme.length(), parts);
    if (unexpected.isPresent()) {
      return ClaimReader.malformed(unexpected.get());
    }
    List<String> missing = parts.missing(PARTS);
    if (!missing.isEmpty()) {
      return ClaimReader.malformed(new Refusal.Incomplete(Claim.Place.HEADER, missing));
    }
    String text = parts.get("Credential");
    Optional<Credential> credential =
        asymmetric ? Credential.findWithoutRegion(text) : Credential.find(text);
    if (credential.isEmpty()) {
      return ClaimReader.malformed(malformed("Credential", Credential.EXPECTATION));
    }
    if (!asymmetric) {
      return withTime(head, parts, credential.get(), new Scheme.Hmac());
    }
    Optional<String> regions = head.findOnly("x-amz-region-set");
    return regions.isEmpty()
        ? ClaimReader.malformed(
            new Refusal.Incomplete(Claim.Place.HEADER, List.of("X-Amz-Region-Set")))
        : withTime(head, parts, credential.get(), new Scheme.Ecdsa(regions.get().strip()));
  }

  private static Claim withTime(
      RequestHead head, ClaimedParts parts, Credential credential, Scheme scheme) {
    boolean amzDate = head.has("x-amz-date");
    Optional<String> text = head.findOnly(amzDate ? "x-amz-date" : "date").map(String::strip);
    Optional<Instant> time = text.flatMap(amzDate ? AmzTime::find : AmzTime::findInDateHeader);
    if (text.isEmpty() || time.isEmpty()) {
      return ClaimReader.malformed(
          new Refusal.NoTime(amzDate || head.has("date")), credential.scope());
    }
    return new Claim.Signature(
        scheme,
        Claim.Place.HEADER,
        credential.accessKeyId(),
        credential.scope(),
        parts.get("SignedHeaders"),
        SignedHeaders.names(parts.get("SignedHeaders")),
        parts.get("Signature"),
        amzDate ? text.get() : AmzTime.format(time.get()),
        time.get(),
        Optional.empty(),
        head.findOnly("x-amz-security-token"));
  }

  /** Takes the parts apart; one that is unknown or stands twice is refused. */
  private static Optional<Refusal> take(String authorization, int from, ClaimedParts parts) {
    int start = from;
    while (start < authorization.length()) {
      int end = authorization.indexOf(',', start);
      if (end < 0) {
        end = authorization.length();
      }
      String part = authorization.substring(start, end).strip();
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!part.isEmpty() && (!PARTS.contains(name) || !parts.add(name, value))) {
        return Optional.of(
            malformed("Authorization", "'" + bounded(name) + "' is not expected here"));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static Refusal malformed(String part, String expectation) {
    return new Refusal.MalformedPart(Claim.Place.HEADER, part, expectation);
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO);
  }
}
