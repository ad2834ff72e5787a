// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/**
 * What a credential is derived for.
 *
 * @param date the day in UTC as {@code yyyyMMdd}
 * @param region for example {@code us-east-1}; empty in a scope of SigV4A, which names none
 * @param service for example {@code ec2}
 * @param terminator {@code aws4_request} in every valid scope
 */
public record CredentialScope(String date, String region, String service, String terminator) {

  /** The same scope with the region that a signature for several was taken for. */
  CredentialScope inRegion(String other) {
    return new CredentialScope(date, other, service, terminator);
  }

  /** The scope as it is signed. */
  @Override
  public String toString() {
    return region.isEmpty()
        ? date + "/" + service + "/" + terminator
        : date + "/" + region + "/" + service + "/" + terminator;
  }
}
