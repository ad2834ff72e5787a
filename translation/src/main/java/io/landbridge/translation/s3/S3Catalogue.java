// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.s3.buckets.BucketOperations;
import io.landbridge.translation.s3.configuration.ConfigurationOperations;
import io.landbridge.translation.s3.lists.ListOperations;
import io.landbridge.translation.s3.multipart.MultipartOperations;
import io.landbridge.translation.s3.objects.ObjectOperations;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All supported operations: the sum of the features' lists. */
public final class S3Catalogue {
  private static final List<S3Action<?, ?>> ACTIONS =
      Stream.of(
              BucketOperations.ACTIONS,
              ConfigurationOperations.ACTIONS,
              ListOperations.ACTIONS,
              MultipartOperations.ACTIONS,
              ObjectOperations.ACTIONS)
          .flatMap(List::stream)
          .toList();

  private S3Catalogue() {}

  /** The supported operations; each name once. */
  public static List<S3Action<?, ?>> actions() {
    return ACTIONS;
  }

  /** The table in Markdown, one line an operation in order of the alphabet. */
  public static String toMarkdown() {
    StringBuilder table = new StringBuilder();
    table.append("| Operation | Backed by | Refused | Accepted without effect |\n");
    table.append("|---|---|---|---|\n");
    ACTIONS.stream()
        .sorted(Comparator.comparing(S3Action::name))
        .forEach(action ->
            table
                .append("| ")
                .append(action.name())
                .append(" | ")
                .append(backing(action))
                .append(" | ")
                .append(members(action, true))
                .append(" | ")
                .append(members(action, false))
                .append(" |\n"));
    return table.toString();
  }

  private static String backing(S3Action<?, ?> action) {
    String commands =
        action.nativeCommands().stream()
            .map(command -> "`" + command.wireName() + "`")
            .collect(Collectors.joining(", "));
    return commands.isEmpty() ? "the object store" : commands;
  }

  private static String members(S3Action<?, ?> action, boolean refused) {
    return action.members().stream()
        .filter(member -> member.refused() == refused)
        .map(member -> "`" + member.name() + "`")
        .collect(Collectors.joining(", "));
  }
}
