// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of signed headers: {@code host;x-amz-date}. */
final class SignedHeaders {
  private SignedHeaders() {}

  /** The names in the order given, as given. */
  static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (start <= list.length()) {
      int end = list.indexOf(';', start);
      if (end < 0) {
        end = list.length();
      }
      if (end > start) {
        names.add(list.substring(start, end));
      }
      start = end + 1;
    }
    return names;
  }

  /**
   * The headers of the request that must be signed and are not: {@code host}, and every one whose
   * name begins with {@code x-amz-}, because those change what a request means.
   */
  static List<String> missing(RequestHead head, List<String> names) {
    List<String> missing = new ArrayList<>(0);
    if (!names.contains("host")) {
      missing.add("host");
    }
    for (HeaderField header : head.headers()) {
      if (header.name().regionMatches(true, 0, "x-amz-", 0, 6)) {
        String name = header.name().toLowerCase(Locale.ROOT);
        if (!names.contains(name) && !missing.contains(name)) {
          missing.add(name);
        }
      }
    }
    return missing;
  }
}
