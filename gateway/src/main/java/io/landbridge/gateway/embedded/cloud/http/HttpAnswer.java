// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import io.landbridge.gateway.embedded.cloud.api.ApiError;
import java.util.List;
import java.util.Optional;

/**
 * A finished answer.
 *
 * @param description the error's text, for the header {@code X-Description}
 * @param cookies the values of {@code Set-Cookie}
 */
record HttpAnswer(
    int status,
    String contentType,
    String body,
    Optional<String> description,
    List<String> cookies) {
  HttpAnswer {
    cookies = List.copyOf(cookies);
  }

  static HttpAnswer of(int status, String contentType, String body) {
    return new HttpAnswer(status, contentType, body, Optional.empty(), List.of());
  }

  static HttpAnswer error(Renderer renderer, String envelope, ApiError error, boolean versioned) {
    return new HttpAnswer(
        error.code(),
        renderer.contentType(),
        renderer.error(envelope, error, versioned),
        Optional.of(error.text()),
        List.of());
  }

  HttpAnswer withCookies(List<String> values) {
    return new HttpAnswer(status, contentType, body, description, values);
  }
}
