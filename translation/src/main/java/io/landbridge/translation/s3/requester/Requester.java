// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.requester;

import io.landbridge.aws.AccountId;
import java.util.Optional;

/** Who makes an S3 request, after the signature was verified or found absent. */
public sealed interface Requester {

  /** The account that the requester belongs to; nobody and services have none. */
  default Optional<AccountId> account() {
    return this instanceof User user ? Optional.of(user.accountId()) : Optional.empty();
  }

  /** The requester's account as access control lists name it; nobody and services have none. */
  default Optional<CanonicalUserId> canonicalUserId() {
    return this instanceof User user ? Optional.of(user.canonicalId()) : Optional.empty();
  }

  /** A request without any signature. */
  record Anonymous() implements Requester {}

  /**
   * A signed request.
   *
   * @param accountId the account of the signing key
   * @param canonicalId the same account in access control lists
   * @param name the user's name within the account
   * @param id the user's unique id, as {@code aws:userid} shows it
   */
  record User(AccountId accountId, CanonicalUserId canonicalId, String name, String id)
      implements Requester {

    /** The user's ARN as policies name it. */
    public String arn() {
      return "arn:aws:iam::" + accountId + ":user/" + name;
    }
  }

  /**
   * The gateway itself, doing something for a bucket's owner.
   *
   * @param name the service as a policy's {@code Service} principal names it
   */
  record Service(String name) implements Requester {
    /** The writer of server access logs. */
    public static final Service LOG_WRITER = new Service("logging.s3.amazonaws.com");
  }
}
