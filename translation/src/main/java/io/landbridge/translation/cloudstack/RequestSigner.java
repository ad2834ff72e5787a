// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.identity.NativeCredentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs native requests: signature version 3, an HMAC-SHA1 over the sorted parameters, which end at
 * a stated time. Recordings {@code sigv3-valid} and {@code error-bad-signature}.
 *
 * <p>Three rules are CloudStack's own: parameters sort by their name as sent, upper case first;
 * values are encoded as {@link URLEncoder} does, but a space as {@code %20} ({@code ~} becomes
 * {@code %7E}, {@code *} stays); the whole text is made lower case before it is signed.
 */
final class RequestSigner {
  private static final DateTimeFormatter EXPIRES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final AnswerFormat format;
  private final Duration lifetime;

  RequestSigner(AnswerFormat format, Duration lifetime) {
    this.format = format;
    this.lifetime = lifetime;
  }

  /** The signed request in the form of a query string or a form body. */
  String sign(NativeRequest request, NativeCredentials credentials, Instant now) {
    SortedMap<String, String> all = new TreeMap<>(request.parameters());
    all.put("command", request.command().wireName());
    all.put("response", format.wireName());
    all.put("apiKey", credentials.apiKey());
    all.put("signatureVersion", "3");
    all.put("expires", EXPIRES.format(now.plus(lifetime)));
    String signature = hmac(textToSign(all), credentials);
    return all.entrySet().stream()
            .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"))
        + "&signature="
        + encode(signature);
  }

  static String textToSign(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(RequestSigner::pair)
        .collect(Collectors.joining("&"))
        .toLowerCase(Locale.ROOT);
  }

  private static String pair(Map.Entry<String, String> parameter) {
    return parameter.getKey() + "=" + encode(parameter.getValue());
  }

  private static String hmac(String text, NativeCredentials credentials) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] key = credentials.secretKey().expose().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has HmacSHA1", e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
