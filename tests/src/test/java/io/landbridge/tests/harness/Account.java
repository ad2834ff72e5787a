// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A caller of the gateway, as the test seed makes it.
 *
 * @param name the CloudStack account
 * @param accessKey its API key
 * @param secretKey its secret key
 */
public record Account(String name, String accessKey, String secretKey) {
  /** The root admin, whose keys are the gateway's service account as well. */
  public static final Account ADMIN =
      new Account("admin", "LBTESTADMIN000000001", "test-admin-secret-0123456789abcdefghijkl");

  /** A user with ordinary limits. */
  public static final Account ALICE =
      new Account("alice", "LBTESTALICE000000001", "test-alice-secret-0123456789abcdefghijkl");

  /** Another user with ordinary limits. */
  public static final Account BOB =
      new Account("bob", "LBTESTBOB00000000001", "test-bob-secret-0123456789abcdefghijklmn");

  /** A user who may have two instances and six volumes. */
  public static final Account CAROL =
      new Account("carol", "LBTESTCAROL000000001", "test-carol-secret-0123456789abcdefghijkl");

  /** A key that no account has. */
  public Account withUnknownKey() {
    return new Account(name, "LBTESTNOSUCHKEY00001", secretKey);
  }

  /** The key with another secret. */
  public Account withWrongSecret() {
    return new Account(name, accessKey, "wrong".repeat(8));
  }

  /** For the SDK. */
  public StaticCredentialsProvider provider() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }
}
