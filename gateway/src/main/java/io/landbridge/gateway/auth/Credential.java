// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.Optional;

/**
 * The {@code Credential} of a signature: {@code ACCESSKEY/20150830/us-east-1/ec2/aws4_request}.
 *
 * @param accessKeyId the claimed key
 * @param scope the rest
 */
record Credential(String accessKeyId, CredentialScope scope) {
  static final String EXPECTATION =
      "expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"";

  /** AWS's own keys have 20 characters, CloudStack's 86. */
  private static final int LONGEST_KEY = 256;

  private static final int LONGEST_PART = 64;

  /** Reads it from the right, because a key may have slashes in it. */
  static Optional<Credential> find(String text) {
    return find(text, true);
  }

  /** Reads that of SigV4A, whose scope has no region. */
  static Optional<Credential> findWithoutRegion(String text) {
    return find(text, false);
  }

  private static Optional<Credential> find(String text, boolean regional) {
    int terminator = text.lastIndexOf('/');
    int service = before(text, terminator);
    int region = regional ? before(text, service) : service;
    int date = before(text, region);
    if (date <= 0 || date > LONGEST_KEY || text.length() - date > 4 * LONGEST_PART) {
      return Optional.empty();
    }
    return Optional.of(
        new Credential(
            text.substring(0, date),
            new CredentialScope(
                text.substring(date + 1, region),
                regional ? text.substring(region + 1, service) : "",
                text.substring(service + 1, terminator),
                text.substring(terminator + 1))));
  }

  private static int before(String text, int slash) {
    return slash <= 0 ? -1 : text.lastIndexOf('/', slash - 1);
  }
}
