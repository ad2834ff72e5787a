// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The services that offerings, networks and VPCs show, the same for all of a kind. */
final class Services {
  private static final String RESOURCE =
      "/io/landbridge/gateway/embedded/cloud/networks/services.json";
  private static final JsonNode ALL = load();

  private Services() {}

  private static JsonNode load() {
    try (InputStream in =
        Objects.requireNonNull(Services.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ArrayNode ofNetwork(NetworkOffering offering) {
    return (ArrayNode) ALL.get(offering.wireName()).get("network");
  }

  static ArrayNode ofOffering(NetworkOffering offering) {
    return (ArrayNode) ALL.get(offering.wireName()).get("offering");
  }

  static ArrayNode ofVpc() {
    return (ArrayNode) ALL.get("vpc");
  }

  static boolean has(NetworkOffering offering, String service) {
    for (JsonNode node : ofNetwork(offering)) {
      if (node.path("name").asText().equals(service)) {
        return true;
      }
    }
    return false;
  }
}
