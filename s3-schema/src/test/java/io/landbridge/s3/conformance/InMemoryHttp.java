// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's way to the network, ending here: keeps the request it is given, answers what it has.
 */
final class InMemoryHttp implements SdkHttpClient {
  private @Nullable RequestHead head;
  private byte[] body = new byte[0];
  private RestAnswer answer = new RestAnswer(200, List.of(), new byte[0]);

  /** What the next calls are answered. */
  void answer(RestAnswer next) {
    answer = next;
  }

  /** The head of the last request. */
  RequestHead head() {
    return Objects.requireNonNull(head);
  }

  /** The body of the last request. */
  byte[] body() {
    return body;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    SdkHttpRequest http = request.httpRequest();
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    http.forEachHeader(
        (name, values) -> values.forEach(value -> fields.add(new SimpleEntry<>(name, value))));
    head =
        new RequestHead(
            http.method().name(),
            http.host(),
            http.encodedPath().isEmpty() ? "/" : http.encodedPath(),
            http.encodedQueryParameters().orElse(""),
            HeaderFields.of(fields));
    try (InputStream content =
        request
            .contentStreamProvider()
            .map(c -> c.newStream())
            .orElseGet(InputStream::nullInputStream)) {
      body = content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(answer.status());
        answer.headers().forEach(field -> response.appendHeader(field.name(), field.value()));
        return HttpExecuteResponse.builder()
            .response(response.build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.document())))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
