// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Posts messages over HTTP; redirects are not followed and answers are not read. With a secret each
 * message says who sent it: {@code Landbridge-Signature: sha256=} and the HMAC-SHA256 of the body
 * in hexadecimal digits.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {
  private static final String SIGNATURE = "Landbridge-Signature";

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<HmacSha256> signing;

  /**
   * A sender that waits at most this long for a connection and as long for an answer.
   *
   * @param secret what the receivers know messages by
   */
  public HttpWebhookSender(Duration timeout, Optional<Secret> secret) {
    this.timeout = timeout;
    this.signing = secret.map(HmacSha256::with);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public int post(URI address, byte[] json) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json));
    signing
        .map(hmac -> "sha256=" + HexFormat.of().formatHex(hmac.of(json)))
        .ifPresent(signature -> request.header(SIGNATURE, signature));
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Broken off").initCause(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
