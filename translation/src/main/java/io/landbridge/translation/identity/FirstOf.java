// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import java.util.List;

/**
 * Asks several sources in order. A key that a source knows as disabled is not asked for further.
 */
record FirstOf(List<CredentialSource> sources) implements CredentialSource {

  FirstOf {
    sources = List.copyOf(sources);
  }

  @Override
  public CredentialLookup find(String accessKeyId) {
    for (CredentialSource source : sources) {
      CredentialLookup lookup = source.find(accessKeyId);
      if (!(lookup instanceof CredentialLookup.Unknown)) {
        return lookup;
      }
    }
    return new CredentialLookup.Unknown();
  }

  @Override
  public void forget(String accessKeyId) {
    sources.forEach(source -> source.forget(accessKeyId));
  }
}
