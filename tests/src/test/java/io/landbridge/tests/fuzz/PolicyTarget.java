// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsException;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.Policy;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.access.policy.PolicyPrincipal;
import io.landbridge.translation.s3.access.policy.PolicyVerdict;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads any bytes as a bucket's policy, and asks it about everybody and everything. */
final class PolicyTarget {
  private static final AccountId ACCOUNT = new AccountId("111111111111");
  private static final List<Requester> REQUESTERS =
      List.of(
          new Requester.Anonymous(),
          new Requester.User(ACCOUNT, CanonicalUserId.derivedFrom(ACCOUNT), "alice", "AIDAALICE"),
          new Requester.Service("logging.s3.amazonaws.com"));
  private static final List<String> ARNS =
      List.of("arn:aws:s3:::photos", "arn:aws:s3:::photos/alice/a b*c");

  private PolicyTarget() {}

  /**
   * Reads, checks and evaluates a policy.
   *
   * @return whether it is one that the bucket {@code photos} may have
   */
  static boolean run(byte[] document) {
    Policy policy;
    try {
      policy = Policy.parse(document);
      policy.check("photos", PolicyTarget::exists);
    } catch (AwsException refused) {
      if (!refused.error().code().equals("MalformedPolicy")
          || refused.error().httpStatus() != 400) {
        throw new AssertionError("not a policy's error", refused);
      }
      return false;
    }
    boolean open = false;
    for (Requester requester : REQUESTERS) {
      for (PolicyAction action : PolicyAction.values()) {
        for (String arn : ARNS) {
          PolicyVerdict verdict = policy.evaluate(requester, action, arn, context());
          open |= verdict == PolicyVerdict.ALLOW && requester instanceof Requester.Anonymous;
        }
      }
    }
    // From an address that no narrow range holds, only a public policy lets nobody in.
    if (open && !policy.isPublic()) {
      throw new AssertionError("open to all and not public");
    }
    return true;
  }

  private static boolean exists(PolicyPrincipal principal) {
    return !(principal instanceof PolicyPrincipal.User user) || user.name().equals("alice");
  }

  /** Nothing here is a value that would confine a policy to somebody. */
  private static ConditionContext context() {
    return ConditionContext.builder()
        .put("aws:SecureTransport", "true")
        .put("aws:UserAgent", "fuzz")
        .put("s3:prefix", "alice/")
        .put("s3:max-keys", "10")
        .now(Instant.parse("2026-11-21T20:00:00Z"))
        .requestTags(Map.of("team", "red"))
        .existingTags(() -> Map.of("team", "blue"))
        .build();
  }
}
