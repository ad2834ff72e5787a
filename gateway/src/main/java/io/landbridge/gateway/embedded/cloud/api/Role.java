// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import java.util.Optional;

/** What a caller may do. Source: recording listRoles; two of the built-in roles. */
public enum Role {
  /** Root administrator: every command, everybody's resources. */
  ADMIN("Root Admin", "Admin", 1, "ADMIN"),
  /** An ordinary user: the user commands, the resources of the own account. */
  USER("User", "User", 0, "NORMAL");

  private final String displayName;
  private final String type;
  private final int accountType;
  private final String accountTypeName;

  Role(String displayName, String type, int accountType, String accountTypeName) {
    this.displayName = displayName;
    this.type = type;
    this.accountType = accountType;
    this.accountTypeName = accountTypeName;
  }

  /** {@code rolename}. */
  public String displayName() {
    return displayName;
  }

  /** {@code roletype}. */
  public String type() {
    return type;
  }

  /** {@code accounttype} as a number. */
  public int accountType() {
    return accountType;
  }

  /** {@code accounttype} as a word. */
  public String accountTypeName() {
    return accountTypeName;
  }

  /** The role with this number as account type. */
  public static Optional<Role> findByAccountType(int accountType) {
    for (Role role : values()) {
      if (role.accountType == accountType) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
