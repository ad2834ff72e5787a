// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Credentials that the operator wrote down; they never change while the gateway runs. */
public final class StaticCredentialSource implements CredentialSource {
  private final Map<String, CredentialLookup> byAccessKeyId;

  /**
   * A source of the given entries.
   *
   * @throws IllegalArgumentException when two entries have the same access key
   */
  public StaticCredentialSource(List<StaticCredential> entries) {
    Map<String, CredentialLookup> lookups = new HashMap<>();
    for (StaticCredential entry : entries) {
      if (lookups.put(entry.accessKeyId(), entry.toLookup()) != null) {
        throw new IllegalArgumentException(
            "Two static credentials have the access key " + entry.accessKeyId());
      }
    }
    byAccessKeyId = Map.copyOf(lookups);
  }

  @Override
  public CredentialLookup find(String accessKeyId) {
    return byAccessKeyId.getOrDefault(accessKeyId, new CredentialLookup.Unknown());
  }
}
