// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One key of the configuration with its present value.
 *
 * @param key the dotted name
 * @param type the type of the record component
 * @param meaning a sentence for the reference page
 * @param value what it is set to
 */
record Setting(String key, Type type, String meaning, Object value) {

  /** Every key of the tree, in the order of the records. */
  static List<Setting> all(Record tree) {
    List<Setting> found = new ArrayList<>();
    collect("", tree, found);
    return List.copyOf(found);
  }

  private static void collect(String prefix, Record tree, List<Setting> found) {
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      Object value = RecordBinder.valueOf(tree, component);
      String key = prefix.isEmpty() ? component.getName() : prefix + "." + component.getName();
      Meaning meaning = component.getAnnotation(Meaning.class);
      if (meaning != null) {
        found.add(new Setting(key, component.getGenericType(), meaning.value(), value));
      } else if (value instanceof Record inner) {
        collect(key, inner, found);
      } else {
        throw new IllegalStateException(key + " has no meaning");
      }
    }
  }

  /** Whether the value is made of names and values, each a key of its own in a file. */
  boolean isMap() {
    return value instanceof Map<?, ?>;
  }

  /** The variable that sets the key: {@code LANDBRIDGE_API_MAX_IN_FLIGHT}. */
  String environmentName() {
    String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
    return "LANDBRIDGE_" + words.toUpperCase(Locale.ROOT);
  }

  /** The value as it is written in a file, a secret hidden; empty when it is not set. */
  String text() {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return switch (plain) {
      case null -> "";
      case Secret _ -> "(hidden)";
      case java.time.Duration duration -> Durations.format(duration);
      case Enum<?> word -> RecordBinder.wordOf(word);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(pair -> pair.getKey() + "=" + pair.getValue())
              .sorted()
              .collect(Collectors.joining(","));
      case List<?> list -> String.join(",", list.stream().map(Object::toString).toList());
      default -> plain.toString();
    };
  }
}
