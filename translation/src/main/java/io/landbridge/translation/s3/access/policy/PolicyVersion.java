// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.util.Arrays;
import java.util.Optional;

/** The version of the policy language that a policy is written in. */
enum PolicyVersion {
  V2008("2008-10-17"),
  V2012("2012-10-17");

  private final String wire;

  PolicyVersion(String wire) {
    this.wire = wire;
  }

  static Optional<PolicyVersion> find(String wire) {
    return Arrays.stream(values()).filter(version -> version.wire.equals(wire)).findFirst();
  }

  /** Before 2012-10-17 <code>${aws:username}</code> is a plain text. */
  boolean hasVariables() {
    return this == V2012;
  }
}
