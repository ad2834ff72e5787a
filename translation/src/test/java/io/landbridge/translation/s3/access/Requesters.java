// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;

/** Who asks, in tests: two accounts, a root user, nobody and the log writer. */
public final class Requesters {
  /** The account that owns the bucket. */
  public static final AccountId OWNER = new AccountId("111111111111");

  /** Another account. */
  public static final AccountId OTHER = new AccountId("222222222222");

  /** The bucket owner's canonical user id. */
  public static final CanonicalUserId OWNER_ID = CanonicalUserId.derivedFrom(OWNER);

  /** The other account's canonical user id. */
  public static final CanonicalUserId OTHER_ID = CanonicalUserId.derivedFrom(OTHER);

  /** A user of the bucket owner's account. */
  public static final Requester.User ALICE =
      new Requester.User(OWNER, OWNER_ID, "alice", "AIDAALICE");

  /** A user of the other account. */
  public static final Requester.User CAROL =
      new Requester.User(OTHER, OTHER_ID, "carol", "AIDACAROL");

  /** No signature. */
  public static final Requester ANONYMOUS = new Requester.Anonymous();

  /** The writer of server access logs. */
  public static final Requester LOGGING = new Requester.Service("logging.s3.amazonaws.com");

  private Requesters() {}
}
