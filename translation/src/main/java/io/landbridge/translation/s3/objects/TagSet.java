// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.TaggingHeader;
import io.landbridge.s3.model.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** The rules of tags. Source: S3 User Guide, "Categorizing your objects using tags". */
public final class TagSet {
  private static final int MOST_OF_OBJECT = 10;
  private static final int MOST_OF_BUCKET = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  /** Letters, digits and spaces of any script, and some marks. */
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}\\p{Z}+\\-=._:/@]*");

  private TagSet() {}

  /**
   * The tags of an {@code x-amz-tagging} header: a query.
   *
   * @throws AwsException {@code InvalidArgument}, {@code InvalidTag}, {@code BadRequest}
   */
  public static SequencedMap<String, String> parse(String header) {
    return ofObject(TaggingHeader.parse(header));
  }

  /** The tags of an object's document. */
  public static SequencedMap<String, String> ofObject(List<Tag> tags) {
    return checked(unique(tags), MOST_OF_OBJECT, "Object tags cannot be greater than 10");
  }

  /** The tags of a bucket's document. */
  public static SequencedMap<String, String> ofBucket(List<Tag> tags) {
    return checked(unique(tags), MOST_OF_BUCKET, "Bucket tag count cannot be greater than 50");
  }

  private static SequencedMap<String, String> unique(List<Tag> tags) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (Tag tag : tags) {
      if (map.put(tag.key(), tag.value()) != null) {
        throw invalidTag("Cannot provide multiple Tags with the same key", tag.key());
      }
    }
    return map;
  }

  private static SequencedMap<String, String> checked(
      SequencedMap<String, String> tags, int most, String tooMany) {
    if (tags.size() > most) {
      throw new AwsError("BadRequest", 400, tooMany).toException();
    }
    tags.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > LONGEST_KEY || !ALLOWED.matcher(key).matches()) {
        throw invalidTag("The TagKey you have provided is invalid", key);
      }
      if (key.startsWith("aws:")) {
        throw invalidTag("System tags cannot be added/updated by requester", key);
      }
      if (value.length() > LONGEST_VALUE || !ALLOWED.matcher(value).matches()) {
        throw invalidTag("The TagValue you have provided is invalid", key);
      }
    });
    return tags;
  }

  private static AwsException invalidTag(String message, String key) {
    return new AwsError("InvalidTag", 400, message).with("TagKey", key).toException();
  }

  /** The tags as documents show them. */
  public static List<Tag> toShapes(SequencedMap<String, String> tags) {
    return tags.sequencedEntrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
