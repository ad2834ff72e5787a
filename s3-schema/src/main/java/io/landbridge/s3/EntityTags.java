// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * The entity tags of a conditional header, without quotes; {@code *} stands for any. Clients of S3
 * also send a tag without quotes, and S3 takes it.
 */
public final class EntityTags {
  /** Stands for any entity tag. */
  public static final String ANY = "*";

  private EntityTags() {}

  /**
   * The tags of an {@code If-Match} or {@code If-None-Match} header. One of nothing between quotes
   * is a tag that no object has, and not a condition that is absent.
   */
  public static List<String> parse(String header) {
    List<String> tags = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String tag = part.strip();
      if (!tag.isEmpty()) {
        tags.add(unquoted(tag));
      }
    }
    return List.copyOf(tags);
  }

  /** The tag without quotes and without the mark of a weak one. */
  public static String unquoted(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    boolean quoted = strong.length() >= 2 && strong.startsWith("\"") && strong.endsWith("\"");
    return quoted ? strong.substring(1, strong.length() - 1) : strong;
  }

  /** The tag as it stands on the wire. */
  public static String quoted(String tag) {
    return tag.startsWith("\"") ? tag : "\"" + tag + "\"";
  }

  static boolean match(List<String> tags, String etag) {
    return tags.contains(ANY) || tags.contains(etag);
  }
}
