// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.translation.s3.store.ObjectContent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes back to a client.
 *
 * @param content the body; whoever gets the answer closes it
 * @param error what went wrong, where the answer is an error
 */
public record S3Answer(
    int status, List<HeaderField> headers, ObjectContent content, Optional<AwsError> error) {

  public S3Answer {
    headers = List.copyOf(headers);
  }

  /** The value of a header, without regard to case. */
  public Optional<String> findHeader(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(HeaderField::value)
        .findFirst();
  }

  /** The same with more headers. */
  S3Answer with(List<HeaderField> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<HeaderField> all = new ArrayList<>(headers);
    all.addAll(more);
    return new S3Answer(status, all, content, error);
  }

  static S3Answer of(RestAnswer answer, List<HeaderField> more, Optional<AwsError> error) {
    List<HeaderField> headers = new ArrayList<>(answer.headers());
    headers.addAll(more);
    return inMemory(answer.status(), headers, answer.document(), error);
  }

  /** An answer whose body is in memory. */
  public static S3Answer inMemory(
      int status, List<HeaderField> headers, byte[] body, Optional<AwsError> error) {
    ByteBuffer content = ByteBuffer.wrap(body).asReadOnlyBuffer();
    return new S3Answer(status, headers, new ObjectContent.InMemory(content), error);
  }

  /** The AWS error code of an answer that is an error. */
  public Optional<String> errorCode() {
    return error.map(AwsError::code);
  }
}
