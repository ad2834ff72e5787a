// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the shape of two answers: the same fields with values of the same JSON type. On the way
 * it learns which recorded id stands for which of ours.
 */
final class Shapes {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  // Objects whose fields are data.
  private static final Set<String> MAPS = Set.of("details");

  // Fields that may be on one side only, each with its reason.
  private static final Map<String, String> TOLERATED =
      Map.ofEntries(
          Map.entry("cpuused", "statistics, collected every minute"),
          Map.entry("networkkbsread", "statistics, collected every minute"),
          Map.entry("networkkbswrite", "statistics, collected every minute"),
          Map.entry("diskkbsread", "statistics, collected every minute"),
          Map.entry("diskkbswrite", "statistics, collected every minute"),
          Map.entry("memorykbs", "statistics, collected every minute"),
          Map.entry("memoryintfreekbs", "statistics, collected every minute"),
          Map.entry("memorytargetkbs", "statistics, collected every minute"),
          Map.entry("diskioread", "statistics, collected every minute"),
          Map.entry("diskiowrite", "statistics, collected every minute"),
          Map.entry("size", "the simulator has none for what it makes of a snapshot"),
          Map.entry("physicalsize", "as size"),
          Map.entry("aclid", "there are no network ACL lists yet"),
          Map.entry("aclname", "as aclid"),
          Map.entry("related", "listApis tells facts, not the documentation's cross references"),
          Map.entry("since", "as related"));

  private final Map<String, String> ids;
  private final List<String> problems = new ArrayList<>();

  Shapes(Map<String, String> ids) {
    this.ids = ids;
  }

  List<String> compare(JsonNode recorded, JsonNode ours) {
    compare("", recorded, ours);
    return problems;
  }

  private void compare(String path, JsonNode recorded, JsonNode ours) {
    if (recorded.isObject() && ours.isObject()) {
      objects(path, recorded, ours);
    } else if (recorded.isArray() && ours.isArray()) {
      arrays(path, recorded, ours);
    } else if (recorded.getNodeType() != ours.getNodeType()
        || recorded.isIntegralNumber() != ours.isIntegralNumber()) {
      problems.add(path + ": " + kind(recorded) + " recorded, but " + kind(ours));
    } else if (recorded.isTextual() && UUID.matcher(recorded.asText()).matches()) {
      ids.putIfAbsent(recorded.asText(), ours.asText());
    }
  }

  private static String kind(JsonNode node) {
    return node.isNumber()
        ? (node.isIntegralNumber() ? "integer" : "fraction")
        : node.getNodeType().toString();
  }

  private void objects(String path, JsonNode recorded, JsonNode ours) {
    Set<String> names = new TreeSet<>();
    recorded.fieldNames().forEachRemaining(names::add);
    ours.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String inner = path + "/" + name;
      if (recorded.has(name) && ours.has(name)) {
        if (!MAPS.contains(name)) {
          compare(inner, recorded.get(name), ours.get(name));
        } else if (recorded.get(name).getNodeType() != ours.get(name).getNodeType()) {
          problems.add(inner + ": a map of another kind");
        }
      } else if (!TOLERATED.containsKey(name)) {
        problems.add(inner + (ours.has(name) ? ": not recorded" : ": missing"));
      }
    }
  }

  private void arrays(String path, JsonNode recorded, JsonNode ours) {
    for (JsonNode element : recorded) {
      JsonNode partner = partner(element, recorded.size(), ours);
      if (partner != null) {
        compare(path + "[]", element, partner);
      }
    }
  }

  /**
   * The element with the same id; of what has none yet the one with the same name, or the same
   * values in what tells kinds of rules apart; the only one.
   */
  private @Nullable JsonNode partner(JsonNode element, int recorded, JsonNode ours) {
    String known = element.has("id") ? ids.get(element.get("id").asText()) : null;
    for (JsonNode candidate : ours) {
      if (known != null && known.equals(candidate.path("id").asText())) {
        return candidate;
      }
    }
    for (List<String> keys :
        List.of(List.of("name"), List.of("key"), List.of("cidr", "protocol", "type"))) {
      for (JsonNode candidate : ours) {
        if (keys.stream().anyMatch(element::has) && same(element, candidate, keys)) {
          return candidate;
        }
      }
    }
    boolean several = ours.size() > 1 || recorded > 1;
    boolean named = element.has("name") || element.has("key");
    return ours.isEmpty() || (named && several) ? null : ours.get(0);
  }

  private static boolean same(JsonNode one, JsonNode other, List<String> keys) {
    return keys.stream().allMatch(key -> one.path(key).equals(other.path(key)));
  }
}
