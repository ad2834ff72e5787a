// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the conditions and variables of a policy can ask of one request. A key without a value is
 * absent, which differs from an empty value. The tags of the object are fetched when a policy asks
 * for them, at most once. For one thread.
 */
public final class ConditionContext {
  private static final String EXISTING_TAG = ConditionKey.existingObjectTag("").name();

  private final Map<ConditionKey, List<String>> values;
  private final Supplier<Map<String, String>> existingTags;
  private Optional<Map<String, String>> fetchedTags = Optional.empty();

  private ConditionContext(Builder builder) {
    this.values = Map.copyOf(builder.values);
    this.existingTags = builder.existingTags;
  }

  /** A context without a value. */
  public static ConditionContext empty() {
    return builder().build();
  }

  /** Collects what is known of a request. */
  public static Builder builder() {
    return new Builder();
  }

  /** The values of a key in the request's order; empty when the request has none. */
  public List<String> values(ConditionKey key) {
    if (key.name().startsWith(EXISTING_TAG)) {
      String value = existingTags().get(key.name().substring(EXISTING_TAG.length()));
      return value == null ? List.of() : List.of(value);
    }
    return values.getOrDefault(key, List.of());
  }

  /** The value of a key with one value; variables take only these. */
  Optional<String> findSingle(ConditionKey key) {
    List<String> found = values(key);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Map<String, String> existingTags() {
    if (fetchedTags.isEmpty()) {
      fetchedTags = Optional.of(existingTags.get());
    }
    return fetchedTags.get();
  }

  /** Collects what is known of a request. What is absent in the request is not set. */
  public static final class Builder {
    private final Map<ConditionKey, List<String>> values = new HashMap<>();
    private Supplier<Map<String, String>> existingTags = Map::of;

    private Builder() {}

    /** One value of a key. */
    public Builder put(String key, String value) {
      return putAll(key, List.of(value));
    }

    /** One value of a key, if there is one. */
    public Builder put(String key, Optional<String> value) {
      value.ifPresent(present -> put(key, present));
      return this;
    }

    /** All values of a key; none leave it absent. */
    public Builder putAll(String key, List<String> all) {
      if (!all.isEmpty()) {
        values.put(ConditionKey.parse(key), List.copyOf(all));
      }
      return this;
    }

    /** When the request arrived: {@code aws:CurrentTime} and {@code aws:EpochTime}. */
    public Builder now(Instant now) {
      put("aws:CurrentTime", now.toString());
      return put("aws:EpochTime", Long.toString(now.getEpochSecond()));
    }

    /** A header of the request, in whatever case: kept when there is a key for it. */
    public Builder header(String name, String value) {
      ConditionKey.ofHeader(name).ifPresent(key -> put(key.name(), value));
      return this;
    }

    /** The tags that the request brings: their keys and each one's value. */
    public Builder requestTags(Map<String, String> tags) {
      tags.forEach((key, value) -> values.put(ConditionKey.requestObjectTag(key), List.of(value)));
      return putAll("s3:RequestObjectTagKeys", tags.keySet().stream().sorted().toList());
    }

    /** Where the tags of the object come from; asked at most once, and only by a policy. */
    public Builder existingTags(Supplier<Map<String, String>> source) {
      existingTags = source;
      return this;
    }

    /** The facts collected so far. */
    public ConditionContext build() {
      return new ConditionContext(this);
    }
  }
}
