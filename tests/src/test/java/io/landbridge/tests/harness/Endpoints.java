// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a process listens.
 *
 * @param api EC2, S3 and STS
 * @param metadata the instances' port
 * @param admin the operators' port
 * @param nativeApi the cloud that it drives
 */
public record Endpoints(URI api, URI metadata, URI admin, URI nativeApi) {

  /** Reads {@code ready api=http://… metadata=http://… admin=http://… native=http://…}. */
  static Optional<Endpoints> findIn(String line) {
    if (!line.startsWith("ready ")) {
      return Optional.empty();
    }
    Map<String, URI> found = new HashMap<>();
    for (String pair : line.substring("ready ".length()).strip().split(" ", -1)) {
      int equals = pair.indexOf('=');
      found.put(pair.substring(0, equals), URI.create(pair.substring(equals + 1)));
    }
    return Optional.of(
        new Endpoints(
            get(found, "api"), get(found, "metadata"), get(found, "admin"), get(found, "native")));
  }

  /** The native API's full path, whether or not the ready line has it. */
  public URI nativeCommands() {
    return nativeApi.getPath().length() > 1 ? nativeApi : nativeApi.resolve("/client/api");
  }

  private static URI get(Map<String, URI> found, String name) {
    return Optional.ofNullable(found.get(name))
        .orElseThrow(() -> new IllegalStateException("no " + name + " in the ready line"));
  }
}
