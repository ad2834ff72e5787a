// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.translation.s3.store.StoreErrors;

/** Which numbers parts have. Source: S3 User Guide, "Amazon S3 multipart upload limits". */
final class PartNumbers {
  private static final int MOST = 10_000;

  private PartNumbers() {}

  /**
   * Refuses what is no number of a part.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument}
   */
  static void check(int number) {
    if (number < 1 || number > MOST) {
      throw StoreErrors.invalidPartNumber(number).toException();
    }
  }
}
