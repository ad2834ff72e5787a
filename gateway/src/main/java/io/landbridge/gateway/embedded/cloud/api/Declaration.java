// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The facts of a command that {@code listApis} tells: parameters by name and the fields of its
 * answer.
 *
 * @param fields {@code name:type} each
 */
record Declaration(
    String name, boolean asynchronous, List<Parameter> parameters, List<String> fields) {
  private static final String RESOURCE = "/io/landbridge/gateway/embedded/cloud/api/commands.txt";
  private static final Pattern PARAMETER = Pattern.compile("([^:]+):([a-z]+)(!?)(?:\\((\\d+)\\))?");
  private static final int USUAL_LENGTH = 255;

  Declaration {
    parameters = List.copyOf(parameters);
    fields = List.copyOf(fields);
  }

  /** All declared commands by name. */
  static Map<String, Declaration> loadAll() {
    try (InputStream in =
        Objects.requireNonNull(Declaration.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      Map<String, Declaration> all = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Declaration::parse)
          .forEach(declaration -> all.put(declaration.name(), declaration));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Declaration parse(String line) {
    String[] parts = line.split("\\|", -1);
    String[] head = parts[0].strip().split(" ", -1);
    List<Parameter> parameters = new ArrayList<>();
    for (String word : words(parts[1])) {
      Matcher matcher = PARAMETER.matcher(word);
      if (!matcher.matches()) {
        throw new IllegalStateException("Unreadable parameter " + word + " of " + head[0]);
      }
      parameters.add(
          new Parameter(
              matcher.group(1),
              Parameter.Type.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
              !matcher.group(3).isEmpty(),
              matcher.group(4) == null ? USUAL_LENGTH : Integer.parseInt(matcher.group(4))));
    }
    return new Declaration(head[0], head.length > 1, parameters, words(parts[2]));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" ", -1));
  }
}
