// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.aws;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * An error as an AWS client sees it.
 *
 * @param code the AWS error code, for example {@code InvalidParameterValue}; clients match on it
 * @param httpStatus the HTTP status of the answer, 400 to 599
 * @param message one sentence for a person, naming the member or resource at fault
 * @param details further members of the error document in wire order; most errors have none
 */
public record AwsError(
    String code, int httpStatus, String message, SequencedMap<String, String> details) {

  public AwsError {
    Objects.requireNonNull(message);
    if (code.isEmpty()) {
      throw new IllegalArgumentException("An AWS error needs a code");
    }
    if (httpStatus < 300 || httpStatus > 599) {
      throw new IllegalArgumentException("Not the HTTP status of an error: " + httpStatus);
    }
    details = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(details));
  }

  /** An error without further members. */
  public AwsError(String code, int httpStatus, String message) {
    this(code, httpStatus, message, new LinkedHashMap<>());
  }

  /** The same error with one more member at the end of its document. */
  public AwsError with(String member, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(details);
    more.put(member, value);
    return new AwsError(code, httpStatus, message, more);
  }

  /** The same error with other words. */
  public AwsError withMessage(String otherMessage) {
    return new AwsError(code, httpStatus, otherMessage, details);
  }

  /** This error as something to throw. */
  public AwsException toException() {
    return new AwsException(this);
  }
}
