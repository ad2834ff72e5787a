// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a call. Names do not depend on case, except the key inside an indexed one
 * ({@code details[0].cpuNumber}); empty values count as absent. Once checked against the
 * declaration the typed getters cannot fail.
 */
public final class Arguments {
  private static final Pattern INDEXED = Pattern.compile("([^\\[]+)\\[(\\d{1,6})]\\.?(.*)");
  private static final int LONGEST_TEXT = 1 << 20;

  private final SequencedMap<String, String> sent;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, Map<String, String>>> maps = new LinkedHashMap<>();

  private Arguments(SequencedMap<String, String> sent) {
    this.sent = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sent));
    this.sent.forEach(this::add);
  }

  /** The parameters as they were sent. */
  public static Arguments of(SequencedMap<String, String> sent) {
    return new Arguments(sent);
  }

  private void add(String name, String value) {
    Matcher matcher = INDEXED.matcher(name);
    if (matcher.matches()) {
      maps.computeIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), _ -> new TreeMap<>())
          .computeIfAbsent(Integer.parseInt(matcher.group(2)), _ -> new LinkedHashMap<>())
          .put(matcher.group(3), value);
    } else if (!value.isEmpty()) {
      values.put(name.toLowerCase(Locale.ROOT), value);
    }
  }

  /** The parameters as they were sent, for a job that is taken up again later. */
  public SequencedMap<String, String> sent() {
    return sent;
  }

  /**
   * Checks presence, type, length and characters of every declared parameter.
   *
   * @throws ApiException 431
   */
  void check(Declaration declaration) {
    for (Parameter parameter : declaration.parameters()) {
      check(declaration.name(), parameter);
    }
  }

  private void check(String command, Parameter parameter) {
    String name = parameter.name();
    Optional<String> value = string(name);
    if (value.isEmpty()) {
      if (parameter.required() && !maps.containsKey(name)) {
        throw Errors.missing(command, name);
      }
      return;
    }
    String text = value.get();
    switch (parameter.type()) {
      case INTEGER, SHORT, LONG -> {
        if (!isNumber(text, parameter.type())) {
          throw Errors.value(command, name, text);
        }
      }
      case STRING -> {
        // Length 255 is also declared for names of which more is accepted and then cut.
        if (parameter.longest() > 255
            && text.length() > Math.min(parameter.longest(), LONGEST_TEXT)) {
          throw Errors.parameter(
              "Unable to execute API command "
                  + command.toLowerCase(Locale.ROOT)
                  + " due to invalid value. Value greater than max allowed length "
                  + parameter.longest()
                  + " for param: "
                  + name);
        }
        if (hasControls(text)) {
          throw Errors.parameter(
              "Received value "
                  + text
                  + " for parameter "
                  + name
                  + " is invalid, contains illegal"
                  + " ASCII non-printable characters");
        }
      }
      case BOOLEAN, DATE, LIST, MAP, OBJECT, UUID -> {}
    }
  }

  private static boolean isNumber(String text, Parameter.Type type) {
    try {
      long number = Long.parseLong(text.strip());
      return type == Parameter.Type.LONG || number == (int) number;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\r') || c == 0x7f);
  }

  /** The value of a parameter. */
  public Optional<String> string(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of a required parameter. */
  public String required(String name) {
    return string(name)
        .orElseThrow(() -> new IllegalStateException("Parameter " + name + " is not required"));
  }

  /** A truth value; whatever is not {@code true} is false. */
  public Optional<Boolean> bool(String name) {
    return string(name).map(Boolean::parseBoolean);
  }

  /** Whether a truth value is given and true. */
  public boolean isTrue(String name) {
    return bool(name).orElse(false);
  }

  /** A whole number. */
  public Optional<Long> number(String name) {
    return string(name).map(text -> Long.parseLong(text.strip()));
  }

  /** A comma-separated list; empty when absent. */
  public List<String> list(String name) {
    return string(name)
        .map(text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList())
        .orElse(List.of());
  }

  /** The entries of an indexed parameter in the order of their index; empty when absent. */
  public List<Map<String, String>> entries(String name) {
    var entries = maps.get(name);
    return entries == null ? List.of() : List.copyOf(entries.values());
  }

  /**
   * An indexed parameter as one map: {@code x[0].key=a&x[0].value=b} as well as {@code x[0].a=b}.
   */
  public SequencedMap<String, String> map(String name) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    for (Map<String, String> entry : entries(name)) {
      String key = entry.get("key");
      if (key != null) {
        all.put(key, entry.getOrDefault("value", ""));
      } else {
        all.putAll(entry);
      }
    }
    return all;
  }
}
