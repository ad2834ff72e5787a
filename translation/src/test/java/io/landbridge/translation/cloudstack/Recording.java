// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** One answer of a real management server. */
record Recording(int status, String text) {

  static Recording of(String name) {
    String resource = "recordings/" + name + ".json";
    try (InputStream in = Recording.class.getResourceAsStream(resource)) {
      JsonNode recording = new JsonMapper().readTree(Objects.requireNonNull(in, resource));
      JsonNode response = recording.path("response");
      String body =
          response.isMissingNode() ? recording.path("responseText").asText() : response.toString();
      return new Recording(recording.path("status").asInt(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] body() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
