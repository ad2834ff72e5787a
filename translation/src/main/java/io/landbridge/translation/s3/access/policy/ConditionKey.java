// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name of something about a request that a policy can ask for, for example {@code s3:prefix}.
 * Upper and lower case are one, but for the tag key behind a slash.
 *
 * @param name in lower case up to a slash
 */
public record ConditionKey(String name) {
  private static final String EXISTING_TAG = "s3:existingobjecttag/";
  private static final String REQUEST_TAG = "s3:requestobjecttag/";
  private static final String LOCK = "x-amz-object-lock-";

  /** The keys without a part of their own choosing that a request can have a value for. */
  private static final Set<String> KNOWN =
      Set.of(
          "aws:sourceip",
          "aws:securetransport",
          "aws:useragent",
          "aws:referer",
          "aws:currenttime",
          "aws:epochtime",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principaltype",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:userid",
          "aws:username",
          "aws:sourceaccount",
          "aws:sourcearn",
          "s3:prefix",
          "s3:delimiter",
          "s3:max-keys",
          "s3:versionid",
          "s3:authtype",
          "s3:signatureversion",
          "s3:signatureage",
          "s3:tlsversion",
          "s3:resourceaccount",
          "s3:requestobjecttagkeys",
          "s3:x-amz-acl",
          "s3:x-amz-content-sha256",
          "s3:x-amz-copy-source",
          "s3:x-amz-grant-full-control",
          "s3:x-amz-grant-read",
          "s3:x-amz-grant-read-acp",
          "s3:x-amz-grant-write",
          "s3:x-amz-grant-write-acp",
          "s3:x-amz-metadata-directive",
          "s3:x-amz-server-side-encryption",
          "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "s3:x-amz-server-side-encryption-customer-algorithm",
          "s3:x-amz-storage-class",
          "s3:object-lock-legal-hold",
          "s3:object-lock-mode",
          "s3:object-lock-remaining-retention-days",
          "s3:object-lock-retain-until-date",
          "s3:if-match",
          "s3:if-none-match");

  public ConditionKey {
    if (!name.equals(normalised(name))) {
      throw new IllegalArgumentException("Not in lower case: " + name);
    }
  }

  /** The key that a policy writes so, known or not. */
  public static ConditionKey parse(String text) {
    return new ConditionKey(normalised(text));
  }

  /** The value of one tag of the object that the request names. */
  public static ConditionKey existingObjectTag(String tagKey) {
    return new ConditionKey(EXISTING_TAG + tagKey);
  }

  /** The value of one tag that the request brings. */
  public static ConditionKey requestObjectTag(String tagKey) {
    return new ConditionKey(REQUEST_TAG + tagKey);
  }

  /**
   * The key for a header of a request: {@code x-amz-acl} is {@code s3:x-amz-acl}, {@code
   * If-None-Match} is {@code s3:if-none-match}, {@code x-amz-object-lock-mode} is {@code
   * s3:object-lock-mode}. Empty for a header that policies cannot ask for.
   */
  public static Optional<ConditionKey> ofHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean hasKey =
        lower.startsWith("x-amz-") || lower.equals("if-match") || lower.equals("if-none-match");
    String key = lower.startsWith(LOCK) ? lower.substring("x-amz-".length()) : lower;
    return Optional.of(parse("s3:" + key)).filter(it -> hasKey && it.isKnown());
  }

  private static String normalised(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? text.toLowerCase(Locale.ROOT)
        : text.substring(0, slash).toLowerCase(Locale.ROOT) + text.substring(slash);
  }

  /** Whether requests can have a value for this key; others are refused in a policy. */
  public boolean isKnown() {
    return KNOWN.contains(name)
        || (name.startsWith(EXISTING_TAG) && name.length() > EXISTING_TAG.length())
        || (name.startsWith(REQUEST_TAG) && name.length() > REQUEST_TAG.length());
  }

  @Override
  public String toString() {
    return name;
  }
}
