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

  static S3Answer of(RestAnswer answer, List<HeaderField> more, Optional<String> errorCode) {
    List<HeaderField> headers = new ArrayList<>(answer.headers());
    headers.addAll(more);
    ByteBuffer document = ByteBuffer.wrap(answer.document()).asReadOnlyBuffer();
    return new S3Answer(answer.status(), headers, new ObjectContent.InMemory(document), errorCode);
  }
}
