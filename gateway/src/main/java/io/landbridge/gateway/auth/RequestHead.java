// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a signature covers of a request besides its body, exactly as it came on the wire.
 *
 * @param method the HTTP method in upper case
 * @param path the path of the request target before any decoding, at least {@code /}
 * @param query the query of the request target without the question mark and before any decoding;
 *     empty when there is none
 * @param headers all header lines in their order, duplicates kept; HTTP/2's {@code :authority} is
 *     given as {@code host}
 */
public record RequestHead(String method, String path, String query, List<HeaderField> headers) {

  public RequestHead {
    headers = List.copyOf(headers);
  }

  /**
   * The head for a request target in origin form.
   *
   * @param target path and query, for example {@code /?Action=DescribeRegions}
   */
  public static RequestHead of(String method, String target, List<HeaderField> headers) {
    int question = target.indexOf('?');
    return question < 0
        ? new RequestHead(method, target, "", headers)
        : new RequestHead(
            method, target.substring(0, question), target.substring(question + 1), headers);
  }

  /** The value of the only header of this name; empty when there is none or more than one. */
  Optional<String> findOnly(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** The values of all headers of this name, in their order. */
  List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (HeaderField header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        values.add(header.value());
      }
    }
    return values;
  }

  boolean has(String name) {
    for (HeaderField header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}
