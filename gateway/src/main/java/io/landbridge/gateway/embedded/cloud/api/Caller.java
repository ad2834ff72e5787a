// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

/** Who makes a call. */
public record Caller(
    String userId,
    String username,
    String accountId,
    String accountName,
    String domainId,
    Role role) {

  /** Whether the caller is a root administrator. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
