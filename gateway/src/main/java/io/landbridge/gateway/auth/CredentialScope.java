// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/**
 * What a credential is derived for.
 *
 * @param date the day in UTC as {@code yyyyMMdd}
 * @param region for example {@code us-east-1}
 * @param service for example {@code ec2}
 * @param terminator {@code aws4_request} in every valid scope
 */
public record CredentialScope(String date, String region, String service, String terminator) {

  @Override
  public String toString() {
    return date + "/" + region + "/" + service + "/" + terminator;
  }
}
