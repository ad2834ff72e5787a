// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through one page of a list. What a delimiter rolls up is passed over in one step, so that a
 * page costs what it holds and not what lies between. Source: S3 User Guide, "Organizing objects
 * using prefixes".
 */
final class PageWalk {
  private final byte[] prefix;
  private final byte[] delimiter;
  private final int max;

  PageWalk(PageRequest page) {
    this.prefix = bytes(page.prefix());
    this.delimiter = page.delimiter().map(PageWalk::bytes).orElse(new byte[0]);
    this.max = page.max();
  }

  /** Takes what is on the page. */
  interface Visitor {
    /** The cursor is at an entry. */
    void entry(byte[] key);

    /** Keys that begin with this are rolled up. */
    void commonPrefix(String commonPrefix);
  }

  /** The first key of the list, or of what comes after a key or common prefix. */
  byte[] start(String after) {
    byte[] last = bytes(after);
    byte[] start;
    if (last.length == 0) {
      start = prefix;
    } else if (isCommonPrefix(last)) {
      start = Keys.after(last);
    } else {
      start = Arrays.copyOf(last, last.length + 1);
    }
    return Arrays.compareUnsigned(start, prefix) < 0 ? prefix : start;
  }

  /** Whether keys of this list are to be found there. */
  boolean isWithin(String key) {
    return !key.isEmpty() && startsWith(bytes(key), prefix);
  }

  /** Whether this list would show the text as a common prefix. */
  boolean isCommonPrefix(byte[] text) {
    return startsWith(text, prefix) && cut(text) == text.length;
  }

  /**
   * Walks from where the cursor is.
   *
   * @return whether there is more than this page
   */
  boolean walk(KeyCursor cursor, Visitor visitor) {
    if (max == 0) {
      return false;
    }
    for (int count = 0; cursor.isValid(); count++) {
      byte[] key = cursor.key();
      if (!startsWith(key, prefix)) {
        return false;
      }
      if (count == max) {
        return true;
      }
      int cut = cut(key);
      if (cut < 0) {
        visitor.entry(key);
        cursor.next();
      } else {
        byte[] common = Arrays.copyOf(key, cut);
        visitor.commonPrefix(text(common));
        cursor.seek(Keys.after(common));
      }
    }
    return false;
  }

  /** Where the key's common prefix ends; -1 when it has none. */
  private int cut(byte[] key) {
    if (delimiter.length == 0) {
      return -1;
    }
    for (int i = prefix.length; i <= key.length - delimiter.length; i++) {
      if (Arrays.equals(key, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
        return i + delimiter.length;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] key, byte[] start) {
    return key.length >= start.length
        && Arrays.equals(key, 0, start.length, start, 0, start.length);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }
}
