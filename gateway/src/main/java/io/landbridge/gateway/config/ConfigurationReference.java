// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The configuration as text: the reference table for people, and the values for the log. */
public final class ConfigurationReference {
  private ConfigurationReference() {}

  /** A Markdown table of every key with its variable, default and meaning. */
  public static String markdown() {
    StringBuilder table =
        new StringBuilder("| key | variable | default | meaning |\n|---|---|---|---|\n");
    for (Setting setting : Setting.all(Configuration.defaults())) {
      String standard = setting.text().isEmpty() ? "" : "`" + setting.text() + "`";
      table
          .append("| `")
          .append(setting.key())
          .append("` | `")
          .append(setting.environmentName())
          .append("` | ")
          .append(standard)
          .append(" | ")
          .append(setting.meaning())
          .append(" |\n");
    }
    return table.toString();
  }

  /** Every key with its value, secrets hidden, unset keys left out. */
  public static SequencedMap<String, String> values(Configuration configuration) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (Setting setting : Setting.all(configuration)) {
      if (!setting.text().isEmpty()) {
        found.put(setting.key(), setting.text());
      }
    }
    return found;
  }
}
