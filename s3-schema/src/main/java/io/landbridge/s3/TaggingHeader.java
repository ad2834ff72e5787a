// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags that {@code x-amz-tagging} holds, written like a query: {@code key=value&other=value}.
 * How many tags there may be, and which, is not decided here.
 */
public final class TaggingHeader {
  private static final String NAME = "x-amz-tagging";
  private static final String MESSAGE =
      "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters"
          + " without tag name duplicates.";

  private TaggingHeader() {}

  /**
   * Reads the header.
   *
   * @return the tags sorted by their keys
   * @throws AwsException {@code InvalidArgument} when it cannot be read or names a key twice
   */
  public static List<Tag> parse(String header) {
    Map<String, String> tags = new TreeMap<>();
    for (String part : header.split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String key = decoded(header, equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : decoded(header, part.substring(equals + 1));
        if (key.isEmpty() || tags.putIfAbsent(key, value) != null) {
          throw S3Errors.invalidArgument(NAME, header, MESSAGE).toException();
        }
      }
    }
    List<Tag> result = new ArrayList<>(tags.size());
    tags.forEach((key, value) -> result.add(Tag.builder().key(key).value(value).build()));
    return List.copyOf(result);
  }

  private static String decoded(String header, String text) {
    try {
      return PercentCoding.decodeQuery(text);
    } catch (AwsException e) {
      throw new AwsException(S3Errors.invalidArgument(NAME, header, MESSAGE), e);
    }
  }
}
