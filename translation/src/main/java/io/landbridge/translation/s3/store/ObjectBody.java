// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import io.landbridge.s3.checksum.Algorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bytes of an object or part on their way in, as a source that its reader pulls. When the end
 * is reached, all that was announced about the bytes has been verified; a store makes nothing
 * visible before that.
 */
public interface ObjectBody {

  /** How many bytes there will be (without any transfer framing), or -1 when nobody said. */
  long length();

  /**
   * Moves some bytes into the target; waits until there is at least one.
   *
   * @return how many bytes were moved, or -1 at the end, when everything has been verified
   * @throws io.landbridge.aws.AwsException when the bytes are not what was announced: {@code
   *     BadDigest}, {@code XAmzContentSHA256Mismatch}, {@code SignatureDoesNotMatch}, {@code
   *     IncompleteBody} and so on
   * @throws IOException when the sender has gone
   */
  int read(ByteBuffer target) throws IOException;

  /**
   * The checksums to keep with the bytes: those announced and those computed on the way.
   *
   * @throws IllegalStateException before the end has been reached
   */
  List<Checksum> checksums();

  /**
   * The algorithm of the checksum that the sender announced, in a header or in a trailer; empty
   * when there is none, and S3 then computes its default. Known before the first byte is read.
   */
  default Optional<Algorithm> announcedChecksum() {
    return Optional.empty();
  }

  /**
   * The same body, which computes these checksums too and tells them at its end. To be asked before
   * the first byte is read; the body that was asked is not to be read any more.
   */
  default ObjectBody computing(Set<Algorithm> algorithms) {
    return new ChecksummedBody(this, algorithms);
  }
}
