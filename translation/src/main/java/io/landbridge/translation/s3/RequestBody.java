// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.translation.s3.store.ObjectBody;
import java.util.Optional;

/**
 * The body of a request that nobody has begun to read. A client that asked whether it may send it
 * is told so with the first read.
 */
public interface RequestBody {

  /**
   * The body as an object's content; to be asked for once.
   *
   * @param mostBytes the longest content
   * @throws io.landbridge.aws.AwsException {@code MissingContentLength}, {@code EntityTooLarge},
   *     {@code InvalidRequest} for checksums announced badly
   */
  ObjectBody open(long mostBytes);

  /** The algorithm of the checksum that the client announced. */
  Optional<Algorithm> announced();

  /**
   * The body as a document in memory, verified; empty when there is none.
   *
   * @param mostBytes the longest document
   * @param ownChecksum whether checksum headers of the request speak of the body; those of
   *     CompleteMultipartUpload speak of the object
   * @throws io.landbridge.aws.AwsException {@code MaxMessageLengthExceeded}, {@code BadDigest}, ...
   */
  byte[] readDocument(int mostBytes, boolean ownChecksum);

  /** A request without a body. */
  RequestBody NONE =
      new RequestBody() {
        @Override
        public ObjectBody open(long mostBytes) {
          throw new IllegalStateException("There is no body");
        }

        @Override
        public Optional<Algorithm> announced() {
          return Optional.empty();
        }

        @Override
        public byte[] readDocument(int mostBytes, boolean ownChecksum) {
          return new byte[0];
        }
      };
}
