// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * The parameters of a query. Of a parameter that comes twice the first one counts. It is immutable.
 */
public final class QueryString {
  /** The most parameters of a request; no operation and no presigned address has nearly as many. */
  public static final int MAX_PARAMETERS = 512;

  private final SequencedMap<String, String> parameters;

  private QueryString(SequencedMap<String, String> parameters) {
    this.parameters = Collections.unmodifiableSequencedMap(parameters);
  }

  /**
   * Reads a query as it stands in a request, without the question mark.
   *
   * @throws AwsException {@code InvalidURI} for an escape that is none or too many parameters
   */
  public static QueryString parse(String raw) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    int start = 0;
    while (start < raw.length()) {
      int ampersand = raw.indexOf('&', start);
      int end = ampersand < 0 ? raw.length() : ampersand;
      if (end > start) {
        int equals = raw.indexOf('=', start);
        boolean named = equals >= 0 && equals < end;
        String name = PercentCoding.decodeQuery(raw.substring(start, named ? equals : end));
        String value = named ? PercentCoding.decodeQuery(raw.substring(equals + 1, end)) : "";
        parameters.putIfAbsent(name, value);
      }
      if (parameters.size() > MAX_PARAMETERS) {
        throw S3Errors.invalidUri(raw).toException();
      }
      start = end + 1;
    }
    return new QueryString(parameters);
  }

  /** Whether there is such a parameter, with a value or without. */
  public boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** The parameter's value, which is empty where it has none. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** {@link #find} without regard to case. */
  Optional<String> findIgnoringCase(String name) {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      if (parameter.getKey().equalsIgnoreCase(name)) {
        return Optional.of(parameter.getValue());
      }
    }
    return Optional.empty();
  }

  /** The names in the order of the request. */
  public SequencedSet<String> names() {
    return parameters.sequencedKeySet();
  }
}
