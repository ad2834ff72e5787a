// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/** What S3 answers to notification configurations that it does not take; the words are S3's. */
final class NotificationErrors {
  private NotificationErrors() {}

  static AwsException invalidArgument(String message, String name, String value) {
    return new AwsError("InvalidArgument", 400, message)
        .with("ArgumentName", name)
        .with("ArgumentValue", value)
        .toException();
  }

  static AwsException unreachable(String arn, String why) {
    return new AwsError(
            "InvalidArgument", 400, "Unable to validate the following destination configurations")
        .with("ArgumentName1", arn)
        .with("ArgumentValue1", why)
        .toException();
  }
}
