// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is shown of an instance for a while after its end; the document of its tombstone.
 *
 * @param launchTimeMillis since 1970-01-01T00:00:00Z
 * @param reason why it ended, when it was not the client's wish
 */
public record TerminatedInstance(
    String imageId,
    String instanceType,
    Optional<String> keyName,
    long launchTimeMillis,
    String availabilityZone,
    String architecture,
    boolean windows,
    Map<String, String> facts,
    SortedMap<String, String> tags,
    Optional<Reason> reason) {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /**
   * A reason as EC2 gives it.
   *
   * @param code for example {@code Server.InsufficientInstanceCapacity}
   */
  public record Reason(String code, String message) {}

  public TerminatedInstance {
    facts = Map.copyOf(facts);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  static TerminatedInstance parse(String document) {
    try {
      return JSON.readValue(document, TerminatedInstance.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tombstone of another form", e);
    }
  }

  String toDocument() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts is always JSON", e);
    }
  }
}
