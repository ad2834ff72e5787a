// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A request as it came.
 *
 * @param parameters of query and form together
 * @param post whether the method was POST
 * @param sessionId the cookie {@code JSESSIONID}
 */
record ApiRequest(
    SequencedMap<String, String> parameters, boolean post, Optional<String> sessionId) {

  /** The first parameter with this name in any case, unless it is empty. */
  Optional<String> find(String name) {
    for (Map.Entry<String, String> entry : parameters.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(name) && !entry.getValue().isEmpty()) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  String command() {
    return find("command").orElse("");
  }

  Renderer renderer() {
    return find("response").filter("json"::equalsIgnoreCase).isPresent()
        ? Renderer.JSON
        : Renderer.XML;
  }
}
