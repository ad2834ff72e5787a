// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.S3Address.OfObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What {@code x-amz-copy-source} names: {@code bucket/key} or {@code /bucket/key}, percent-encoded
 * or encoded as in a form, with {@code ?versionId=} behind it where a version is meant.
 *
 * @param version the version's id, not empty
 */
public record CopySourceHeader(BucketName bucket, String key, Optional<String> version) {
  private static final String VERSION = "?versionId=";

  /**
   * Reads the header.
   *
   * @throws AwsException {@code InvalidArgument}, {@code InvalidBucketName}, {@code
   *     KeyTooLongError}
   */
  public static CopySourceHeader parse(String header) {
    String name = "x-amz-copy-source";
    int question = header.lastIndexOf(VERSION);
    String version = question < 0 ? "" : header.substring(question + VERSION.length());
    if (question >= 0 && version.isEmpty()) {
      throw S3Errors.invalidArgument(name, header, "Version id cannot be the empty string")
          .toException();
    }
    String path = decoded(name, question < 0 ? header : header.substring(0, question));
    String below = path.startsWith("/") ? path.substring(1) : path;
    int slash = below.indexOf('/');
    if (slash <= 0 || slash == below.length() - 1) {
      throw S3Errors.invalidArgument(
              name,
              header,
              "Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
          .toException();
    }
    String key = requireShort(below.substring(slash + 1));
    return new CopySourceHeader(
        new BucketName(below.substring(0, slash)),
        key,
        version.isEmpty() ? Optional.empty() : Optional.of(version));
  }

  /**
   * The key that {@code x-amz-rename-source} names, in the bucket of the request: {@code /key},
   * percent-encoded.
   *
   * @throws AwsException {@code InvalidArgument}, {@code KeyTooLongError}
   */
  public static String parseRenameSource(String header) {
    String name = "x-amz-rename-source";
    String path = decoded(name, header);
    String key = path.startsWith("/") ? path.substring(1) : path;
    if (key.isEmpty()) {
      throw S3Errors.invalidArgument(name, header, "Rename source must name a key").toException();
    }
    return requireShort(key);
  }

  /** A plus sign is a space here: s5cmd 2.3.0 encodes the names as those of a form. */
  private static String decoded(String name, String text) {
    try {
      return PercentCoding.decodeQuery(text);
    } catch (AwsException e) {
      throw new AwsException(
          S3Errors.invalidArgument(name, text, "The source cannot be decoded"), e);
    }
  }

  private static String requireShort(String key) {
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > OfObject.MAX_KEY_BYTES) {
      throw S3Errors.keyTooLong(bytes, OfObject.MAX_KEY_BYTES).toException();
    }
    return key;
  }
}
