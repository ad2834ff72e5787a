// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Instance groups: nothing but a name in an account. */
final class InstanceGroups {
  private InstanceGroups() {}

  static String id(String accountId, String name) {
    return UUID.nameUUIDFromBytes(
            ("group:" + accountId + '/' + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
