// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.signing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature over a native request: parameters sorted by name as sent, values encoded as Java's
 * {@link URLEncoder} does with {@code %20} for the space, everything in lower case, HMAC-SHA1,
 * Base64. Source: cloudstack/README, Signing.
 */
public final class Signatures {
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XX][X]");

  private Signatures() {}

  /** The signature of parameters, which must not contain one yet. */
  public static String sign(Map<String, String> parameters, String secretKey) {
    return sign(
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> entry.getKey() + '=' + encode(entry.getValue()))
                .collect(Collectors.joining("&")),
        secretKey);
  }

  /** The signature of a text, as the cloud signs its own identifier. */
  public static String sign(String content, String secretKey) {
    String text = content.toLowerCase(Locale.ROOT);
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the {@code signature} among the parameters is the right one and has not expired. */
  public static boolean isValid(Map<String, String> parameters, String secretKey, Instant now) {
    Map<String, String> signed = new TreeMap<>(parameters);
    Optional<String> signature = find(parameters, "signature");
    signed.keySet().removeIf("signature"::equalsIgnoreCase);
    return signature.isPresent()
        && MessageDigest.isEqual(
            sign(signed, secretKey).getBytes(StandardCharsets.UTF_8),
            signature.get().getBytes(StandardCharsets.UTF_8))
        && isInTime(parameters, now);
  }

  /** Whether the signature says that it expires, and not after this moment. */
  public static boolean expiresBy(Map<String, String> parameters, Instant latest) {
    return find(parameters, "signatureversion").filter("3"::equals).isPresent()
        && expiry(parameters).filter(expiry -> !expiry.isAfter(latest)).isPresent();
  }

  private static Optional<Instant> expiry(Map<String, String> parameters) {
    try {
      return find(parameters, "expires")
          .map(text -> OffsetDateTime.parse(text, EXPIRY).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isInTime(Map<String, String> parameters, Instant now) {
    return find(parameters, "signatureversion").filter("3"::equals).isEmpty()
        || expiry(parameters).filter(now::isBefore).isPresent();
  }

  private static Optional<String> find(Map<String, String> parameters, String name) {
    return parameters.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
