// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

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
 * @param errorCode the AWS error code of an answer that is an error
 */
public record S3Answer(
    int status, List<HeaderField> headers, ObjectContent content, Optional<String> errorCode) {

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
    return new S3Answer(status, all, content, errorCode);
  }

  static S3Answer of(RestAnswer answer, List<HeaderField> more, Optional<String> errorCode) {
    List<HeaderField> headers = new ArrayList<>(answer.headers());
    headers.addAll(more);
    ByteBuffer document = ByteBuffer.wrap(answer.document()).asReadOnlyBuffer();
    return new S3Answer(answer.status(), headers, new ObjectContent.InMemory(document), errorCode);
  }
}
