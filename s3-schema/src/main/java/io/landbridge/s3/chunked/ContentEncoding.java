// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The {@code Content-Encoding} of a request whose body may be framed as {@code aws-chunked}. */
public final class ContentEncoding {
  private static final String AWS_CHUNKED = "aws-chunked";

  private ContentEncoding() {}

  /** Whether the framing is among the encodings. */
  public static boolean namesAwsChunked(String contentEncoding) {
    return Arrays.stream(contentEncoding.split(",", -1))
        .anyMatch(coding -> coding.strip().toLowerCase(Locale.ROOT).equals(AWS_CHUNKED));
  }

  /**
   * What an object keeps of the header: all but {@code aws-chunked}, which is about the request.
   *
   * @return empty text when nothing remains
   */
  public static String ofObject(String contentEncoding) {
    if (!namesAwsChunked(contentEncoding)) {
      return contentEncoding;
    }
    return Arrays.stream(contentEncoding.split(",", -1))
        .map(String::strip)
        .filter(coding -> !coding.isEmpty() && !coding.toLowerCase(Locale.ROOT).equals(AWS_CHUNKED))
        .collect(Collectors.joining(","));
  }
}
