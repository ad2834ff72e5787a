// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer.HeaderField;
import java.util.List;

/** An error whose answer has headers of its own. */
public final class S3Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AwsError error;
  private final transient List<HeaderField> headers;

  /** An error with these headers. */
  public S3Refusal(AwsError error, List<HeaderField> headers) {
    super(error.code() + ": " + error.message(), null, false, false);
    this.error = error;
    this.headers = List.copyOf(headers);
  }

  /** The error. */
  public AwsError error() {
    return error;
  }

  /** What the answer has besides. */
  public List<HeaderField> headers() {
    return headers;
  }
}
