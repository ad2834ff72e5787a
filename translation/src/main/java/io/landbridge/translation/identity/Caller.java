// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import java.util.Optional;

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

  /**
   * Whether a native object belongs to the caller's account, by what its description says. Native
   * lists by id answer a root admin for every account's objects, and in EC2's view these are not
   * there: whoever fetches by id asks this.
   *
   * @param account the account's name in the object's description
   * @param domain the account's domain there; names are unique within a domain only
   */
  public boolean owns(Optional<String> account, Optional<NativeId> domain) {
    return account.filter(accountName::equals).isPresent()
        && domain.filter(domainId::equals).isPresent();
  }

  /** The caller's ARN as STS and IAM show it. */
  public String arn() {
    return "arn:aws:iam::" + accountId + ":user/" + userName;
  }
}
