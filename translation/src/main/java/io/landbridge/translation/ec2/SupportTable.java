// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of supported actions as people read it, made from the lines that the gateway itself
 * runs on.
 */
public final class SupportTable {
  private final List<Ec2Action<?, ?>> actions;

  /**
   * @param actions the lines, in any order
   */
  public SupportTable(List<Ec2Action<?, ?>> actions) {
    this.actions = actions.stream().sorted(Comparator.comparing(Ec2Action::name)).toList();
  }

  /** The table in Markdown, one line an action in order of the alphabet. */
  public String toMarkdown() {
    StringBuilder table = new StringBuilder();
    table.append("| Action | Backed by | Refused | Accepted without effect |\n");
    table.append("|---|---|---|---|\n");
    for (Ec2Action<?, ?> action : actions) {
      table
          .append("| ")
          .append(action.name())
          .append(" | ")
          .append(backing(action))
          .append(" | ")
          .append(refused(action.members()))
          .append(" | ")
          .append(ignored(action.members()))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String backing(Ec2Action<?, ?> action) {
    if (action.nativeCommands().isEmpty()) {
      return "the gateway";
    }
    return action.nativeCommands().stream()
        .map(command -> "`" + command.wireName() + "`")
        .collect(Collectors.joining(", "));
  }

  private static String refused(MemberSupport members) {
    return members.rules().stream()
        .flatMap(rule ->
            switch (rule) {
              case MemberSupport.Ignored _ -> java.util.stream.Stream.<String>empty();
              case MemberSupport.Refused refused ->
                  java.util.stream.Stream.of("`" + refused.path() + "`");
              case MemberSupport.Limited limited ->
                  java.util.stream.Stream.of(
                      "`"
                          + limited.path()
                          + "` other than "
                          + limited.values().stream()
                              .map(value -> "`" + value + "`")
                              .collect(Collectors.joining(", ")));
            })
        .collect(Collectors.joining(", "));
  }

  private static String ignored(MemberSupport members) {
    return members.rules().stream()
        .flatMap(rule ->
            rule instanceof MemberSupport.Ignored ignored
                ? java.util.stream.Stream.of("`" + ignored.path() + "`")
                : java.util.stream.Stream.<String>empty())
        .collect(Collectors.joining(", "));
  }
}
