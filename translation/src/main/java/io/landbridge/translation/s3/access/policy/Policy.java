// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import io.landbridge.translation.s3.requester.Requester;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A bucket's policy, read. Immutable; evaluation costs nothing outside memory. */
public final class Policy {
  /** The longest document S3 takes, in bytes. */
  public static final int LONGEST_DOCUMENT = 20 * 1024;

  private final Optional<String> id;
  private final List<Statement> statements;

  Policy(Optional<String> id, List<Statement> statements) {
    this.id = id;
    this.statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @param document UTF-8 JSON, at most {@link #LONGEST_DOCUMENT} bytes
   * @throws io.landbridge.aws.AwsException MalformedPolicy for what is not a policy
   */
  public static Policy parse(byte[] document) {
    return PolicyParser.parse(document);
  }

  /**
   * Checks that a bucket may have this policy: its resources lie in the bucket, each action can be
   * done to one of them, each condition can be asked of one of the actions, and whom it names
   * exists.
   *
   * @param bucket the bucket's name
   * @param exists whether an account, a user, a canonical user or a service of that name is there
   * @throws io.landbridge.aws.AwsException MalformedPolicy, saying what does not apply
   */
  public void check(String bucket, Predicate<PolicyPrincipal> exists) {
    statements.forEach(statement -> PolicyCheck.check(statement, bucket, exists));
  }

  /**
   * What the policy says of one action.
   *
   * @param requester who asks
   * @param action what is to be done
   * @param arn to what: {@code arn:aws:s3:::bucket} or {@code arn:aws:s3:::bucket/key}
   * @param context what conditions and variables ask for
   */
  public PolicyVerdict evaluate(
      Requester requester, PolicyAction action, String arn, ConditionContext context) {
    PolicyVerdict verdict = PolicyVerdict.SILENT;
    for (Statement statement : statements) {
      boolean decides = !statement.allows() || verdict == PolicyVerdict.SILENT;
      if (decides && statement.applies(requester, action, arn, context)) {
        if (!statement.allows()) {
          return PolicyVerdict.EXPLICIT_DENY;
        }
        verdict = PolicyVerdict.ALLOW;
      }
    }
    return verdict;
  }

  /**
   * Whether block public access takes the policy for public: a statement permits something to
   * everybody and no condition confines it to fixed accounts, users or narrow address ranges.
   * Source: Amazon S3 User Guide, "The meaning of public".
   */
  public boolean isPublic() {
    return statements.stream().anyMatch(PublicStatement::isPublic);
  }

  /** The policy's own name. */
  public Optional<String> id() {
    return id;
  }

  List<Statement> statements() {
    return statements;
  }
}
