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
  // Present or not with the moment, not with the command: statistics are collected every minute,
  // the boot mode is known once a host has reported it, host facts belong to the simulator.
  private static final Set<String> FLEETING =
      Set.of(
          "cpuused",
          "networkkbsread",
          "networkkbswrite",
          "diskkbsread",
          "diskkbswrite",
          "memorykbs",
          "memoryintfreekbs",
          "memorytargetkbs",
          "diskioread",
          "diskiowrite",
          "bootmode",
          "boottype",
          "pooltype",
          "hostcontrolstate",
          "isolationuri",
          "broadcasturi",
          "diskofferingid",
          "diskofferingname",
          "keypairs",
          "groupid",
          "group",
          "lastupdated",
          "userdataid",
          "userdataname",
          "publicip",
          "publicipid",
          "managementserverid",
          "managementservername",
          "jobinstanceid",
          "customer",
          "securitygroupname",
          "cidr",
          "icmptype",
          "icmpcode",
          "startport",
          "endport",
          "aclid",
          "aclname",
          "apikey",
          "created",
          "physicalsize",
          "size",
          "ostypeid",
          "osdisplayname",
          "count",
          "serviceofferingid",
          "serviceofferingname",
          "serviceofferingdisplaytext",
          "tags",
          "dns1");
  // What the recorded server has and this cloud has not: networks of its own behind the scenes.
  private static final Set<String> BEYOND =
      Set.of("datastoreRole", "datastoreId", "capability", "extensionspath", "allocated");

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
        }
      } else if (!FLEETING.contains(name) && !BEYOND.contains(name)) {
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

  /** The element with the same name; the only one; the first one where there are no names. */
  private static @Nullable JsonNode partner(JsonNode element, int recorded, JsonNode ours) {
    for (String key : List.of("name", "username", "cidr", "protocol", "type")) {
      for (JsonNode candidate : ours) {
        if (element.has(key) && element.get(key).equals(candidate.get(key))) {
          return candidate;
        }
      }
    }
    boolean named = element.has("name") && (ours.size() > 1 || recorded > 1);
    return ours.isEmpty() || named ? null : ours.get(0);
  }
}
