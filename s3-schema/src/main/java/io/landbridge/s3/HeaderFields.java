// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers of a request. Names have no case; the fields of one name keep their order. */
public final class HeaderFields {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final NavigableMap<String, List<String>> fields =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private HeaderFields() {}

  /** Whether a header may have this name. Source: RFC 9110 5.6.2, token. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** These fields. */
  public static HeaderFields of(Iterable<Map.Entry<String, String>> entries) {
    HeaderFields headers = new HeaderFields();
    for (Map.Entry<String, String> entry : entries) {
      headers.fields.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>(1)).add(entry.getValue());
    }
    return headers;
  }

  /** The value without spaces around it; the values of several fields stand with commas between. */
  public Optional<String> find(String name) {
    List<String> values = fields.get(name);
    if (values == null) {
      return Optional.empty();
    }
    return Optional.of(
        values.size() == 1 ? values.getFirst().strip() : String.join(",", values).strip());
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The names, sorted without regard to case, each as it was first written. */
  public SortedSet<String> names() {
    return Collections.unmodifiableNavigableSet(fields.navigableKeySet());
  }
}
