// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;

/**
 * A resource that facts are kept about.
 *
 * @param account whose facts they are
 * @param kind the resource's kind
 * @param id the native id or, for what only the gateway knows, the EC2 id; 1 to 64 characters
 */
public record ResourceRef(AccountId account, ResourceKind kind, String id) {
  private static final int LONGEST_ID = 64;

  public ResourceRef {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("A resource id has 1 to 64 characters: " + id);
    }
  }

  /** A native resource. */
  public ResourceRef(AccountId account, ResourceKind kind, NativeId id) {
    this(account, kind, id.value());
  }
}
