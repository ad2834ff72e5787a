// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's way to the network, ending here: keeps the body it is given, answers the one it has.
 */
final class InMemoryHttp implements SdkHttpClient {
  private byte[] sent = new byte[0];
  private byte[] answer = new byte[0];
  private int status = 200;

  /** What the next calls are answered. */
  void answer(int newStatus, byte[] body) {
    status = newStatus;
    answer = body;
  }

  /** The body of the last request. */
  byte[] sent() {
    return sent;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    try (InputStream body =
        request
            .contentStreamProvider()
            .map(c -> c.newStream())
            .orElseGet(InputStream::nullInputStream)) {
      sent = body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(SdkHttpResponse.builder().statusCode(status).build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
