// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A native command with its parameters, without key, signature and response format. Immutable: each
 * {@code with} answers a new request.
 *
 * @param command the command
 * @param parameters names and values in the order they were added
 */
public record NativeRequest(NativeCommand command, SequencedMap<String, String> parameters) {

  public NativeRequest {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }

  /** A request without parameters. */
  public static NativeRequest of(NativeCommand command) {
    return new NativeRequest(command, new LinkedHashMap<>());
  }

  /** The request with one more parameter. */
  public NativeRequest with(String name, String value) {
    SequencedMap<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new NativeRequest(command, more);
  }

  /** The request with one more parameter that is an id. */
  public NativeRequest with(String name, NativeId id) {
    return with(name, id.value());
  }

  /** The request with one more parameter that is a number. */
  public NativeRequest with(String name, long number) {
    return with(name, Long.toString(number));
  }

  /** The request with one more parameter that is true or false. */
  public NativeRequest with(String name, boolean flag) {
    return with(name, Boolean.toString(flag));
  }

  /** The request with one more parameter that is a comma-separated list of ids. */
  public NativeRequest with(String name, List<NativeId> ids) {
    return with(name, ids.stream().map(NativeId::value).collect(Collectors.joining(",")));
  }

  /** The command and the names of its parameters; values may be secret. */
  @Override
  public String toString() {
    return command.wireName() + parameters.keySet();
  }
}
