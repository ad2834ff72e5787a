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

  /** The field begins with this; S3 offers it for some fields only. */
  record StartsWith(String name, String prefix, String text) implements PolicyCondition {
    private static final Set<String> OFFERED =
        Set.of(
            "acl",
            "cache-control",
            "content-type",
            "content-disposition",
            "content-encoding",
            "expires",
            "key",
            "success_action_redirect",
            "redirect");

    @Override
    public Optional<String> field() {
      return Optional.of(name);
    }

    boolean holds(String value) {
      boolean offered = OFFERED.contains(name) || name.startsWith("x-amz-meta-");
      if (!offered) {
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
