// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.cloudstack.NativeRequest;

/** A setting of a bucket that the native cloud has too. Source: CloudStack, updateBucket. */
public enum BucketChange {
  /** New objects become versions beside the older ones. */
  VERSIONING_ENABLED("versioning", "true"),
  VERSIONING_SUSPENDED("versioning", "false"),
  /** Objects are encrypted that say nothing about it. */
  ENCRYPTED("encryption", "true"),
  NOT_ENCRYPTED("encryption", "false"),
  /** The policy permits something to everybody. */
  POLICY_PUBLIC("policy", "public"),
  POLICY_PRIVATE("policy", "private");

  private final String parameter;
  private final String value;

  BucketChange(String parameter, String value) {
    this.parameter = parameter;
    this.value = value;
  }

  NativeRequest addTo(NativeRequest request) {
    return request.with(parameter, value);
  }
}
