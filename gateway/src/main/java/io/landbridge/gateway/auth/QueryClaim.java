// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The query form ("presigned"): {@code X-Amz-Algorithm}, {@code X-Amz-Credential}, {@code
 * X-Amz-Date}, {@code X-Amz-Expires}, {@code X-Amz-SignedHeaders}, {@code X-Amz-Signature} and,
 * with temporary credentials, {@code X-Amz-Security-Token}. Each stands once.
 */
final class QueryClaim {
  private static final String ALGORITHM = "X-Amz-Algorithm";
  private static final String CREDENTIAL = "X-Amz-Credential";
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final String DATE = "X-Amz-Date";
  private static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  private static final String EXPIRES = "X-Amz-Expires";
  private static final String REGION_SET = "X-Amz-Region-Set";
  private static final String SECURITY_TOKEN = "X-Amz-Security-Token";

  private static final List<String> REQUIRED =
      List.of(ALGORITHM, CREDENTIAL, SIGNATURE, DATE, SIGNED_HEADERS, EXPIRES);

  private static final List<String> OPTIONAL = List.of(SECURITY_TOKEN, REGION_SET);

  /** Seven days, AWS's bound. */
  private static final long LONGEST_EXPIRY_SECONDS = 604_800;

  private QueryClaim() {}

  static boolean isPresent(String query) {
    return has(query, ALGORITHM) || has(query, CREDENTIAL) || has(query, SIGNATURE);
  }

  /** Whether there is a parameter of this name; what a value says is no signature. */
  private static boolean has(String query, String name) {
    for (int at = query.indexOf(name); at >= 0; at = query.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || query.charAt(at - 1) == '&';
      boolean ends = end == query.length() || query.charAt(end) == '=' || query.charAt(end) == '&';
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  static Claim read(RequestHead head) {
    ClaimedParts parts = new ClaimedParts();
    Optional<Refusal> twice = take(head.query(), parts);
    if (twice.isPresent()) {
      return ClaimReader.malformed(twice.get());
    }
    Optional<String> algorithm = parts.find(ALGORITHM);
    boolean asymmetric = algorithm.isPresent() && algorithm.get().equals(SigV4A.ALGORITHM);
    if (algorithm.isPresent() && !asymmetric && !algorithm.get().equals(SigV4.ALGORITHM)) {
      return ClaimReader.malformed(malformed(ALGORITHM, "only supports " + SigV4.ALGORITHM));
    }
    List<String> missing = parts.missing(REQUIRED);
    if (!missing.isEmpty()) {
      return ClaimReader.malformed(new Refusal.Incomplete(Claim.Place.QUERY, missing));
    }
    Optional<Credential> credential =
        asymmetric
            ? Credential.findWithoutRegion(parts.get(CREDENTIAL))
            : Credential.find(parts.get(CREDENTIAL));
    if (credential.isEmpty()) {
      return ClaimReader.malformed(malformed(CREDENTIAL, Credential.EXPECTATION));
    }
    if (!asymmetric) {
      return withTimes(parts, credential.get(), new Scheme.Hmac());
    }
    return parts.get(REGION_SET).isEmpty()
        ? ClaimReader.malformed(new Refusal.Incomplete(Claim.Place.QUERY, List.of(REGION_SET)))
        : withTimes(parts, credential.get(), new Scheme.Ecdsa(parts.get(REGION_SET)));
  }

  private static Claim withTimes(ClaimedParts parts, Credential credential, Scheme scheme) {
    Optional<Instant> time = AmzTime.find(parts.get(DATE));
    if (time.isEmpty()) {
      return ClaimReader.malformed(
          malformed(DATE, "must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\""),
          credential.scope());
    }
    long expires = seconds(parts.get(EXPIRES));
    if (expires < 1 || expires > LONGEST_EXPIRY_SECONDS) {
      return ClaimReader.malformed(
          new Refusal.BadExpiry(expectation(parts.get(EXPIRES))), credential.scope());
    }
    return new Claim.Signature(
        scheme,
        Claim.Place.QUERY,
        credential.accessKeyId(),
        credential.scope(),
        parts.get(SIGNED_HEADERS),
        SignedHeaders.names(parts.get(SIGNED_HEADERS)),
        parts.get(SIGNATURE),
        parts.get(DATE),
        time.get(),
        Optional.of(Duration.ofSeconds(expires)),
        parts.find(SECURITY_TOKEN));
  }

  private static Optional<Refusal> take(String query, ClaimedParts parts) {
    int start = 0;
    while (start < query.length()) {
      int end = query.indexOf('&', start);
      if (end < 0) {
        end = query.length();
      }
      if (query.startsWith("X-Amz-", start)) {
        int equals = query.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        String name = query.substring(start, nameEnd);
        String value =
            new String(
                CanonicalQuery.decode(query, Math.min(nameEnd + 1, end), end),
                StandardCharsets.UTF_8);
        if ((REQUIRED.contains(name) || OPTIONAL.contains(name)) && !parts.add(name, value)) {
          return Optional.of(malformed(name, "must stand once"));
        }
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  /** The number, or -1 for what is none or is too long to be one in bounds. */
  private static long seconds(String text) {
    boolean digits = text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Long.parseLong(text) : -1;
  }

  private static String expectation(String text) {
    if (text.startsWith("-")) {
      return "X-Amz-Expires must be non-negative";
    }
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? "X-Amz-Expires must be between 1 and 604800 seconds"
        : "X-Amz-Expires should be a number";
  }

  private static Refusal malformed(String part, String expectation) {
    return new Refusal.MalformedPart(Claim.Place.QUERY, part, expectation);
  }
}
