// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import java.util.Collection;
import java.util.List;

/** EC2's answers to ids that are malformed or name nothing. EC2 API 2016-11-15, "Error codes". */
public final class IdErrors {
  private static final int BAD_REQUEST = 400;
  private static final int LONGEST_ECHO = 100;

  private IdErrors() {}

  /** The answer to a text that is no id of the kind. */
  public static AwsException malformed(ResourceKind kind, String text) {
    if (kind.malformedCode().equals(kind.notFoundCode())) {
      return notFound(kind, List.of(text));
    }
    String message =
        "Invalid id: \"%s\" (expecting \"%s-...\")".formatted(shortened(text), kind.prefix());
    return new AwsError(kind.malformedCode(), BAD_REQUEST, message).toException();
  }

  /** The answer to an id that names nothing of the caller's. */
  public static AwsException notFound(ResourceKind kind, String ec2Id) {
    return notFound(kind, List.of(ec2Id));
  }

  /** The answer to ids that name nothing of the caller's. */
  public static AwsException notFound(ResourceKind kind, Collection<String> ec2Ids) {
    return new AwsError(kind.notFoundCode(), BAD_REQUEST, notFoundMessage(kind, ec2Ids))
        .toException();
  }

  private static String notFoundMessage(ResourceKind kind, Collection<String> ec2Ids) {
    String ids = String.join(", ", ec2Ids.stream().map(IdErrors::shortened).toList());
    if (kind == ResourceKind.IMAGE) {
      ids = "[" + ids + "]";
    }
    boolean stop = kind == ResourceKind.VOLUME || kind == ResourceKind.SNAPSHOT;
    String verb = ec2Ids.size() == 1 ? "' does not exist" : "' do not exist";
    String plural = ec2Ids.size() == 1 ? "" : "s";
    return "The " + kind.noun() + plural + " '" + ids + verb + (stop ? "." : "");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "...";
  }
}
