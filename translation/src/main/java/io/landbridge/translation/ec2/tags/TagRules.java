// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.Tag;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a tag may be. EC2's own rules ("Tag restrictions" in the EC2 User Guide) hold for every
 * kind; what CloudStack's tags cannot hold is refused for the kinds that it tags: values of 256
 * characters, characters outside three-byte UTF-8, and keys that differ only in case (recordings
 * createTags-256, createTags-emoji, createTags-case).
 */
final class TagRules {
  static final int MOST_TAGS = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;
  private static final int LONGEST_NATIVE_VALUE = 255;
  private static final String RESERVED = "aws:";

  private TagRules() {}

  /**
   * The tags of a request by key, in its order.
   *
   * @param position the parameter's name up to the index, for example {@code Tag.}
   * @throws AwsException {@code MissingParameter} for a tag without key, {@code
   *     InvalidParameterValue} for one that EC2 does not take or a key that comes twice, {@code
   *     TagLimitExceeded} for more than 50
   */
  static SequencedMap<String, String> read(List<Tag> tags, String position) {
    SequencedMap<String, String> read = new LinkedHashMap<>();
    int index = 0;
    for (Tag tag : tags) {
      index++;
      String parameter = position + index + ".Key";
      String key = tag.key().orElseThrow(() -> Ec2Errors.missingParameter(parameter).toException());
      String value = tag.value().orElse("");
      check(key, value);
      if (read.putIfAbsent(key, value) != null) {
        throw invalid("Duplicate tag key '" + key + "' specified.");
      }
    }
    if (read.size() > MOST_TAGS) {
      throw tooMany();
    }
    return read;
  }

  private static void check(String key, String value) {
    if (key.isEmpty()) {
      throw invalid("Tag key cannot be empty.");
    }
    if (isReserved(key)) {
      throw invalid("Tag keys starting with 'aws:' are reserved for internal use: '" + key + "'.");
    }
    if (key.codePointCount(0, key.length()) > LONGEST_KEY) {
      throw invalid("Tag key exceeds the maximum length of " + LONGEST_KEY + " characters.");
    }
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      throw invalid("The value of tag '" + key + "' exceeds the maximum length of 256 characters.");
    }
  }

  /**
   * Refuses what CloudStack's tags cannot hold.
   *
   * @throws AwsException {@code InvalidParameterValue} naming the key
   */
  static void checkNative(Map<String, String> tags) {
    Map<String, String> byFoldedKey = new HashMap<>();
    tags.forEach((key, value) -> {
      if (value.length() > LONGEST_NATIVE_VALUE) {
        throw invalid(
            "The value of tag '" + key + "' exceeds the 255 characters that the cloud keeps.");
      }
      if (hasWideCharacter(key) || hasWideCharacter(value)) {
        throw invalid(
            "Tag '"
                + key
                + "' has a character outside the Basic Multilingual Plane, which the"
                + " cloud cannot keep.");
      }
      String other = byFoldedKey.putIfAbsent(fold(key), key);
      if (other != null) {
        throw onlyCaseDiffers(key, other);
      }
    });
  }

  /**
   * Refuses what a resource cannot take beside the tags it has.
   *
   * @param existing the resource's tags by key
   * @param added the tags to set
   * @throws AwsException {@code TagLimitExceeded}, or {@code InvalidParameterValue} for a key that
   *     differs from an existing one only in case
   */
  static void checkTogether(Map<String, String> existing, Map<String, String> added) {
    Map<String, String> byFoldedKey = new HashMap<>();
    existing.keySet().forEach(key -> byFoldedKey.put(fold(key), key));
    for (String key : added.keySet()) {
      String other = byFoldedKey.get(fold(key));
      if (other != null && !other.equals(key)) {
        throw onlyCaseDiffers(key, other);
      }
    }
    checkCount(existing.keySet(), added.keySet());
  }

  /** Refuses more than 50 tags on one resource; reserved keys do not count. */
  static void checkCount(Collection<String> existing, Collection<String> added) {
    long before = existing.stream().filter(key -> !isReserved(key)).count();
    long more = added.stream().filter(key -> !existing.contains(key)).count();
    if (more > 0 && before + more > MOST_TAGS) {
      throw tooMany();
    }
  }

  /** Whether only AWS itself sets tags with this key. */
  static boolean isReserved(String key) {
    return key.toLowerCase(Locale.ROOT).startsWith(RESERVED);
  }

  private static String fold(String key) {
    return key.toLowerCase(Locale.ROOT).stripTrailing();
  }

  private static boolean hasWideCharacter(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  private static AwsException onlyCaseDiffers(String key, String other) {
    return invalid(
        "Tag key '"
            + key
            + "' differs from '"
            + other
            + "' only in case, which the cloud cannot"
            + " keep apart.");
  }

  private static AwsException tooMany() {
    return Ec2Errors.limitExceeded(
            "TagLimitExceeded", "The maximum number of Tags for a resource has been reached.")
        .toException();
  }

  private static AwsException invalid(String message) {
    return Ec2Errors.invalidParameterValue(message).toException();
  }
}
