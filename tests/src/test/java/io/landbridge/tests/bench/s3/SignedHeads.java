// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

import io.landbridge.tests.harness.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Heads of requests, signed once so that they can be sent many times: the payload is not part of
 * the signature. A head is good for 15 minutes.
 */
final class SignedHeads {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NAMES = "host;x-amz-content-sha256;x-amz-date";
  private static final String REGION = "us-east-1";

  private final String host;
  private final String time;
  private final String scope;
  private final byte[] key;

  /** Heads for the server on this loopback port, signed by Alice at this time. */
  SignedHeads(int port, Instant now) {
    host = "127.0.0.1:" + port;
    time = TIME.format(now);
    String day = time.substring(0, 8);
    scope = day + "/" + REGION + "/s3/aws4_request";
    byte[] secret = ("AWS4" + Account.ALICE.secretKey()).getBytes(StandardCharsets.UTF_8);
    key = hmac(hmac(hmac(hmac(secret, day), REGION), "s3"), "aws4_request");
  }

  /**
   * The head of one request.
   *
   * @param path with nothing that is to be escaped
   * @param query in the order of its names, or empty
   * @param length of the body that follows
   */
  byte[] head(String method, String path, String query, long length) {
    String canonical =
        String.join(
            "\n",
            method,
            path,
            query,
            "host:" + host,
            "x-amz-content-sha256:UNSIGNED-PAYLOAD",
            "x-amz-date:" + time,
            "",
            NAMES,
            "UNSIGNED-PAYLOAD");
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(canonical)));
    String authorization =
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(Account.ALICE.accessKey(), scope, NAMES, hex(hmac(key, toSign)));
    String target = query.isEmpty() ? path : path + "?" + query;
    return String.join(
            "\r\n",
            method + " " + target + " HTTP/1.1",
            "Host: " + host,
            "x-amz-content-sha256: UNSIGNED-PAYLOAD",
            "x-amz-date: " + time,
            "Authorization: " + authorization,
            "Content-Length: " + length,
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
