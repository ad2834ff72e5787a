// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;

/**
 * What S3 answers to a body that is not framed or not as long as it should be. Source: S3 API
 * Reference, "List of error codes"; messages as the service answers them.
 */
public final class BodyErrors {
  private BodyErrors() {}

  /** The body ends early, or its framing is broken: S3 says the same of both. */
  public static AwsException brokenOff() {
    return new AwsError("IncompleteBody", 400, "The request body terminated unexpectedly")
        .toException();
  }

  /** The body has another length than was announced. */
  public static AwsException wrongLength() {
    return new AwsError(
            "IncompleteBody",
            400,
            "You did not provide the number of bytes specified by the Content-Length HTTP header")
        .toException();
  }

  static AwsException malformedTrailer() {
    return new AwsError(
            "MalformedTrailerError",
            400,
            "The request contained trailing data that was not well-formed or did not conform to our"
                + " published schema.")
        .toException();
  }

  static AwsException chunkTooSmall(long chunk, long size) {
    return new AwsError(
            "InvalidChunkSizeError",
            400,
            "Only the last chunk is allowed to have a size less than "
                + ChunkedDecoder.SMALLEST_CHUNK
                + " bytes")
        .with("Chunk", Long.toString(chunk))
        .with("BadChunkSize", Long.toString(size))
        .toException();
  }
}
