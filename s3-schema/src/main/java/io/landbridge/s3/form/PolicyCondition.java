// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A condition of a policy. */
sealed interface PolicyCondition {

  /** The field that the condition covers, in lower case; empty where it covers none. */
  default Optional<String> field() {
    return Optional.empty();
  }

  /** The field has this value. */
  record Equal(String name, String value, String text) implements PolicyCondition {
    @Override
    public Optional<String> field() {
      return Optional.of(name);
    }
  }

  /**
   * The field begins with this. S3 does not offer it for fields that have one right value; forms
   * have fields of their own besides, as those of Plupload: {@code $name}.
   */
  record StartsWith(String name, String prefix, String text) implements PolicyCondition {
    private static final Set<String> EXACT_ONLY =
        Set.of(
            "bucket",
            "success_action_status",
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-security-token");

    @Override
    public Optional<String> field() {
      return Optional.of(name);
    }

    boolean holds(String value) {
      if (EXACT_ONLY.contains(name)) {
        return false;
      }
      return name.equals("content-type")
          ? Arrays.stream(value.split(",", -1)).allMatch(type -> type.strip().startsWith(prefix))
          : value.startsWith(prefix);
    }
  }

  /** The file has a size in this range. */
  record Size(SizeRange range) implements PolicyCondition {}

  /** Nothing fulfils what is not understood. */
  record Never(String text) implements PolicyCondition {}
}
