// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Puts a configuration together: defaults, then the YAML file, then the environment, then the
 * command line; what comes later wins.
 */
public final class ConfigurationReader {
  private static final String ENVIRONMENT_PREFIX = "LANDBRIDGE_";

  /** Variables of the launcher and of the logging, which are no keys. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("LANDBRIDGE_BUILD", "LANDBRIDGE_JAVA_OPTS", "LANDBRIDGE_LOG_LEVEL");

  private final SequencedMap<String, Setting> settings = new LinkedHashMap<>();
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final List<String> strangers = new ArrayList<>();

  /** A reader that has seen nothing yet. */
  public ConfigurationReader() {
    Setting.all(Configuration.defaults()).forEach(s -> settings.put(s.key(), s));
  }

  /**
   * Reads a YAML file.
   *
   * @throws ConfigurationException when it cannot be read, is no YAML, or has a key that means
   *     nothing
   */
  public ConfigurationReader file(Path file) {
    SequencedMap<String, String> pairs = new LinkedHashMap<>();
    YamlSettings.read(file)
        .forEach((key, value) ->
            mapOf(key)
                .ifPresentOrElse(
                    map ->
                        pairs.merge(
                            map.key(),
                            key.substring(map.key().length() + 1) + "=" + value + "\n",
                            String::concat),
                    () -> set(key, value)));
    pairs.forEach(this::set);
    return this;
  }

  /** The setting whose pairs this key is one of. */
  private Optional<Setting> mapOf(String key) {
    return settings.values().stream()
        .filter(setting -> setting.isMap() && key.startsWith(setting.key() + "."))
        .findFirst();
  }

  /**
   * Takes the variables of the environment that name a key: {@code LANDBRIDGE_API_MAX_IN_FLIGHT}
   * for {@code api.maxInFlight}. Others with the prefix are only remembered: container platforms
   * invent variables from the names of services.
   */
  public ConfigurationReader environment(Map<String, String> environment) {
    Map<String, String> keys = new LinkedHashMap<>();
    settings.values().forEach(s -> keys.put(s.environmentName(), s.key()));
    environment.forEach((name, value) -> {
      String key = keys.get(name);
      if (key != null) {
        set(key, value);
      } else if (name.startsWith(ENVIRONMENT_PREFIX) && !OTHER_VARIABLES.contains(name)) {
        strangers.add(name);
      }
    });
    return this;
  }

  /**
   * Sets one key.
   *
   * @throws ConfigurationException when the key means nothing
   */
  public ConfigurationReader set(String key, String value) {
    if (!settings.containsKey(key)) {
      throw new ConfigurationException(key, "is not a configuration key" + nearest(key));
    }
    values.put(key, value);
    return this;
  }

  /** Variables of the environment that look like ours and mean nothing, sorted. */
  public List<String> unknownVariables() {
    return strangers.stream().sorted().toList();
  }

  /**
   * The configuration.
   *
   * @throws ConfigurationException when a value cannot be used
   */
  public Configuration read() {
    return new RecordBinder(values).bind(Configuration.defaults());
  }

  private String nearest(String key) {
    String last = key.substring(key.lastIndexOf('.') + 1);
    Optional<String> near =
        settings.keySet().stream().filter(k -> k.endsWith("." + last) || k.equals(last)).findAny();
    return near.map(k -> "; there is " + k).orElse("");
  }
}
