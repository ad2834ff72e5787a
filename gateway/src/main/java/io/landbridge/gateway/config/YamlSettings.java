// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A YAML file as dotted keys and texts; lists become texts separated by commas. */
final class YamlSettings {
  private static final int MOST_BYTES = 1 << 20;

  private YamlSettings() {}

  static SequencedMap<String, String> read(Path file) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigurationException(file.toString(), "is larger than a configuration can be");
      }
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      if (tree.isObject()) {
        flatten("", tree, found);
      } else if (!(tree instanceof MissingNode) && !tree.isNull()) {
        throw new ConfigurationException(file.toString(), "must hold keys and values");
      }
    } catch (JsonProcessingException e) {
      // The parser's own message would quote the line, which may hold a secret.
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ConfigurationException(file.toString(), "is no YAML at line " + line);
    } catch (IOException e) {
      throw new ConfigurationException(file.toString(), "cannot be read");
    }
    return found;
  }

  private static void flatten(String prefix, JsonNode tree, SequencedMap<String, String> found) {
    tree.properties()
        .forEach(property -> {
          String key = prefix.isEmpty() ? property.getKey() : prefix + "." + property.getKey();
          JsonNode value = property.getValue();
          if (value.isObject()) {
            flatten(key, value, found);
          } else if (value.isArray()) {
            found.put(key, list(key, value));
          } else if (!value.isNull()) {
            found.put(key, value.asText());
          }
        });
  }

  private static String list(String key, JsonNode array) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> {
      if (!item.isValueNode()) {
        throw new ConfigurationException(key, "must be a list of plain values");
      }
      items.add(item.asText());
    });
    return String.join(",", items);
  }
}
