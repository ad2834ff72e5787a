// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where access keys are looked up.
 *
 * @param file a file with credentials that is asked before the native cloud
 */
public record CredentialSettings(
    @Meaning("YAML file with static credentials, asked before the native cloud.")
        Optional<Path> file) {

  static CredentialSettings defaults() {
    return new CredentialSettings(Optional.empty());
  }
}
