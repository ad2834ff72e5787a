// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;

/**
 * Who makes a call, after verification: a CloudStack user of an account.
 *
 * @param accountId the AWS account id of the native account
 * @param nativeAccountId UUID of the native account
 * @param accountName the native account's name; with the domain it names the account natively
 * @param domainId UUID of the native domain
 * @param userId UUID of the native user
 * @param userName the native user's name
 * @param credentials the key pair that native calls for this caller are signed with
 */
public record Caller(
    AccountId accountId,
    NativeId nativeAccountId,
    String accountName,
    NativeId domainId,
    NativeId userId,
    String userName,
    NativeCredentials credentials) {

  /** The caller's ARN as STS and IAM show it. */
  public String arn() {
    return "arn:aws:iam::" + accountId + ":user/" + userName;
  }
}
