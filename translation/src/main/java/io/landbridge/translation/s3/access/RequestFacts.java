// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.s3.QueryString;
import io.landbridge.s3.model.CopyObjectRequest;
import io.landbridge.s3.model.CreateBucketConfiguration;
import io.landbridge.s3.model.TaggingDirective;
import io.landbridge.schema.Binding;
import io.landbridge.schema.Member;
import io.landbridge.schema.Shape;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.s3.access.acl.AclPermission;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.ConditionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a typed request says that access depends on, read from the members of any operation's input
 * by where they stand in a request: the same for all operations, without a case for each.
 */
public final class RequestFacts {
  private static final String VERSION_QUERY = "?versionId=";
  private static final String TAGGING = "x-amz-tagging";

  private final Shape input;

  /** The facts of an operation's input. */
  public RequestFacts(Shape input) {
    this.input = input;
  }

  /** What the request has that needs a permission of its own. */
  public Set<RequestFeature> features() {
    EnumSet<RequestFeature> features = EnumSet.noneOf(RequestFeature.class);
    for (Member<?> member : input.schema().members()) {
      if (member.getFrom(input) != null) {
        feature(member).ifPresent(features::add);
      }
    }
    if (input instanceof CopyObjectRequest copy) {
      boolean replaced =
          copy.taggingDirective().filter(TaggingDirective.REPLACE::equals).isPresent();
      features.remove(replaced ? RequestFeature.COPIED_TAGGING : RequestFeature.TAGGING);
      if (!replaced) {
        features.add(RequestFeature.COPIED_TAGGING);
      }
    }
    return features;
  }

  private Optional<RequestFeature> feature(Member<?> member) {
    Object value = member.getFrom(input);
    boolean yes = !Boolean.FALSE.equals(value);
    return switch (member.name()) {
      case "VersionId" -> Optional.of(RequestFeature.VERSION);
      case "CopySource" ->
          onlyIf(String.valueOf(value).contains(VERSION_QUERY), RequestFeature.SOURCE_VERSION);
      case "ACL", "GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP" ->
          Optional.of(RequestFeature.ACL);
      case "Tagging" -> Optional.of(RequestFeature.TAGGING);
      case "ObjectLockMode", "ObjectLockRetainUntilDate" -> Optional.of(RequestFeature.RETENTION);
      case "ObjectLockLegalHoldStatus" -> Optional.of(RequestFeature.LEGAL_HOLD);
      case "BypassGovernanceRetention" -> onlyIf(yes, RequestFeature.BYPASS_GOVERNANCE);
      case "ObjectLockEnabledForBucket" -> onlyIf(yes, RequestFeature.OBJECT_LOCK);
      case "ObjectOwnership" -> Optional.of(RequestFeature.OWNERSHIP);
      case "CreateBucketConfiguration" ->
          onlyIf(
              value instanceof CreateBucketConfiguration made && !made.tags().isEmpty(),
              RequestFeature.TAGGING);
      default -> Optional.empty();
    };
  }

  private static Optional<RequestFeature> onlyIf(boolean holds, RequestFeature feature) {
    return holds ? Optional.of(feature) : Optional.empty();
  }

  /** The {@code x-amz-grant-*} headers of the request. */
  public Map<AclPermission, String> grantHeaders() {
    Map<AclPermission, String> headers = new EnumMap<>(AclPermission.class);
    for (AclPermission permission : AclPermission.values()) {
      header(permission.header()).ifPresent(value -> headers.put(permission, value));
    }
    return headers;
  }

  /** The {@code x-amz-acl} header of the request. */
  public Optional<String> cannedAcl() {
    return header("x-amz-acl");
  }

  private Optional<String> header(String name) {
    return input.schema().members().stream()
        .filter(member -> member.binding().location() == Binding.Location.HEADER)
        .filter(member -> member.binding().name().equalsIgnoreCase(name))
        .findFirst()
        .flatMap(this::text);
  }

  private Optional<String> text(Member<?> member) {
    Object value = member.getFrom(input);
    return value == null
        ? Optional.empty()
        : Optional.of(value instanceof WireEnum named ? named.wire() : value.toString());
  }

  /**
   * The headers of the request that conditions can ask for, by their names in lower case: what an
   * upload keeps of the request that began it. No secret is among them.
   */
  public SequencedMap<String, String> headers() {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    for (Member<?> member : input.schema().members()) {
      String name = member.binding().name().toLowerCase(Locale.ROOT);
      if (member.binding().location() == Binding.Location.HEADER
          && (name.equals(TAGGING) || ConditionKey.ofHeader(name).isPresent())) {
        text(member).ifPresent(value -> headers.put(name, value));
      }
    }
    return headers;
  }

  /**
   * Adds what conditions can ask of the request: headers and query.
   *
   * @param now when the request arrived; the remaining days of a retention count from there
   */
  public void addTo(ConditionContext.Builder conditions, Instant now) {
    addHeaders(headers(), conditions, now);
    for (Member<?> member : input.schema().members()) {
      if (member.binding().location() == Binding.Location.QUERY) {
        text(member).ifPresent(value -> query(conditions, member.binding().name(), value));
      }
    }
  }

  /**
   * Adds what conditions can ask of these headers.
   *
   * @param headers as {@link #headers()} gives them
   * @param now see {@link #addTo}
   */
  public static void addHeaders(
      Map<String, String> headers, ConditionContext.Builder conditions, Instant now) {
    headers.forEach((name, value) -> header(conditions, name, value, now));
  }

  private static void header(
      ConditionContext.Builder conditions, String name, String value, Instant now) {
    switch (name) {
      case TAGGING -> conditions.requestTags(tags(value));
      case "x-amz-copy-source" -> conditions.header(name, plainSource(value));
      case "x-amz-object-lock-retain-until-date" -> {
        conditions.header(name, value);
        conditions.put(
            "s3:object-lock-remaining-retention-days",
            Long.toString(Duration.between(now, Instant.parse(value)).toDays()));
      }
      default -> conditions.header(name, value);
    }
  }

  private static Map<String, String> tags(String header) {
    QueryString tags = QueryString.parse(header);
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : tags.names()) {
      found.put(name, tags.find(name).orElse(""));
    }
    return found;
  }

  private static String plainSource(String source) {
    String path = source.startsWith("/") ? source.substring(1) : source;
    int version = path.indexOf(VERSION_QUERY);
    return version < 0 ? path : path.substring(0, version);
  }

  private static void query(ConditionContext.Builder conditions, String name, String value) {
    switch (name) {
      case "prefix", "delimiter", "max-keys" -> conditions.put("s3:" + name, value);
      case "versionId" -> conditions.put("s3:VersionId", value);
      default -> {}
    }
  }
}
