// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.GuestHeader;
import io.landbridge.tests.metadata.Guests.Launched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What guests send to the metadata port and what it answers, with nothing between the two. */
final class MetadataWire {
  static final String TOKEN = "X-aws-ec2-metadata-token";
  static final String TOKEN_LIFE = "X-aws-ec2-metadata-token-ttl-seconds";
  static final String TOKEN_PATH = "/latest/api/token";
  static final String ID_PATH = "/latest/meta-data/instance-id";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI metadata;

  MetadataWire(URI metadata) {
    this.metadata = metadata;
  }

  /** The answer to a request of a guest, with further headers: names and values. */
  HttpResponse<byte[]> send(Launched guest, String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(metadata.resolve(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.noBody())
            .header(GuestHeader.NAME, guest.header().now());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The status of a token request; its life is left out where it is empty. */
  HttpResponse<byte[]> put(Launched guest, String life, String... headers) {
    if (life.isEmpty()) {
      return send(guest, "PUT", TOKEN_PATH, headers);
    }
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = TOKEN_LIFE;
    all[1] = life;
    return send(guest, "PUT", TOKEN_PATH, all);
  }

  /** A token. */
  String token(Launched guest, int seconds) {
    HttpResponse<byte[]> answer = put(guest, Integer.toString(seconds));
    if (answer.statusCode() != 200) {
      throw new AssertionError("no token: " + answer.statusCode());
    }
    return text(answer);
  }

  /** The answer to a request for the instance's id, with this token. */
  HttpResponse<byte[]> id(Launched guest, String token) {
    return send(guest, "GET", ID_PATH, TOKEN, token);
  }

  /** The answer to a request without a token. */
  HttpResponse<byte[]> get(Launched guest, String path) {
    return send(guest, "GET", path);
  }

  /**
   * Waits until the port knows who asks from the address: what came into being less than a second
   * after the machines were read is found a moment later.
   */
  Launched known(Launched guest) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get(guest, ID_PATH).statusCode()).isNotEqualTo(404));
    return guest;
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
