// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A model file.
 *
 * @param root the whole file, as {@code import.py} writes it
 */
record ApiModel(JsonNode root) {

  static ApiModel read(Path file) throws IOException {
    return new ApiModel(new ObjectMapper().readTree(Files.readString(file)));
  }

  /** The API's name, for example {@code ec2}. */
  String name() {
    return api("name");
  }

  String api(String field) {
    return root.get("api").get(field).asText();
  }

  boolean isEc2Query() {
    return api("protocol").equals("ec2");
  }

  boolean isRest() {
    return api("protocol").equals("rest-xml");
  }

  Set<Map.Entry<String, JsonNode>> operations() {
    return root.get("operations").properties();
  }

  Set<Map.Entry<String, JsonNode>> others() {
    return root.get("others").properties();
  }

  Set<Map.Entry<String, JsonNode>> shapes() {
    return root.get("shapes").properties();
  }

  JsonNode shape(String shapeName) {
    return root.get("shapes").get(shapeName);
  }

  /** Whether a structure can contain itself. */
  boolean isRecursive(String shapeName) {
    return reaches(shapeName, shapeName, new HashSet<>());
  }

  private boolean reaches(String from, String wanted, Set<String> seen) {
    for (JsonNode member : shape(from).path("members")) {
      JsonNode type = member.get("type");
      while (type.isObject()) {
        type = type.get("list");
      }
      String target = type.asText();
      if (target.equals(wanted)) {
        return true;
      }
      if (shape(target) != null && seen.add(target) && reaches(target, wanted, seen)) {
        return true;
      }
    }
    return false;
  }
}
