// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.s3.model.BucketLifecycleConfiguration;
import io.landbridge.s3.model.ExpirationStatus;
import io.landbridge.s3.model.LifecycleExpiration;
import io.landbridge.s3.model.LifecycleRuleAndOperator;
import io.landbridge.s3.model.LifecycleRuleFilter;
import io.landbridge.s3.model.NoncurrentVersionExpiration;
import io.landbridge.s3.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads the document of a bucket's lifecycle rules. */
public final class LifecycleDocument {
  private LifecycleDocument() {}

  /**
   * The same document with a name for each rule that has none: it is to be kept and shown so.
   *
   * @param names makes names that no other rule has
   */
  public static BucketLifecycleConfiguration withIds(
      BucketLifecycleConfiguration document, Supplier<String> names) {
    return document.toBuilder()
        .rules(
            document.rules().stream()
                .map(rule ->
                    rule.id().filter(id -> !id.isEmpty()).isPresent()
                        ? rule
                        : rule.toBuilder().id(names.get()).build())
                .toList())
        .build();
  }

  /**
   * The rules of a document in which each has a name; not checked yet.
   *
   * @throws io.landbridge.aws.AwsException MalformedXML for what no rule can mean
   */
  public static LifecycleConfiguration read(BucketLifecycleConfiguration document) {
    return new LifecycleConfiguration(
        document.rules().stream().map(LifecycleDocument::rule).toList());
  }

  private static LifecycleRule rule(io.landbridge.s3.model.LifecycleRule rule) {
    return new LifecycleRule(
        rule.id().orElse(""),
        rule.status() == ExpirationStatus.ENABLED,
        filter(rule),
        rule.expiration().map(LifecycleDocument::expiration),
        rule.noncurrentVersionExpiration().map(LifecycleDocument::noncurrent),
        rule.abortIncompleteMultipartUpload()
            .map(abort ->
                OptionalInt.of(abort.daysAfterInitiation().orElseThrow(LifecycleErrors::malformed)))
            .orElse(OptionalInt.empty()),
        !rule.transitions().isEmpty() || !rule.noncurrentVersionTransitions().isEmpty());
  }

  private static LifecycleRule.Expiration expiration(LifecycleExpiration when) {
    return new LifecycleRule.Expiration(
        integer(when.days()), when.date(), when.expiredObjectDeleteMarker());
  }

  private static LifecycleRule.NoncurrentExpiration noncurrent(NoncurrentVersionExpiration when) {
    return new LifecycleRule.NoncurrentExpiration(
        when.noncurrentDays().orElseThrow(LifecycleErrors::malformed),
        integer(when.newerNoncurrentVersions()));
  }

  /** Older documents have a prefix where newer ones have a filter; one of the two must be there. */
  private static LifecycleFilter filter(io.landbridge.s3.model.LifecycleRule rule) {
    if (rule.prefix().isPresent() == rule.filter().isPresent()) {
      throw LifecycleErrors.malformed();
    }
    return rule.prefix()
        .map(LifecycleFilter::ofPrefix)
        .or(() -> rule.filter().map(LifecycleDocument::filter))
        .orElseThrow(LifecycleErrors::malformed);
  }

  private static LifecycleFilter filter(LifecycleRuleFilter filter) {
    int parts =
        count(filter.prefix())
            + count(filter.tag())
            + count(filter.objectSizeGreaterThan())
            + count(filter.objectSizeLessThan())
            + count(filter.and());
    if (parts > 1) {
      throw LifecycleErrors.malformed();
    }
    return filter
        .and()
        .map(LifecycleDocument::and)
        .orElseGet(() ->
            new LifecycleFilter(
                filter.prefix().orElse(""),
                tags(filter.tag().stream().toList()),
                size(filter.objectSizeGreaterThan()),
                size(filter.objectSizeLessThan())));
  }

  private static LifecycleFilter and(LifecycleRuleAndOperator and) {
    int parts =
        count(and.prefix())
            + and.tags().size()
            + count(and.objectSizeGreaterThan())
            + count(and.objectSizeLessThan());
    if (parts < 2) {
      throw LifecycleErrors.malformed();
    }
    return new LifecycleFilter(
        and.prefix().orElse(""),
        tags(and.tags()),
        size(and.objectSizeGreaterThan()),
        size(and.objectSizeLessThan()));
  }

  private static List<LifecycleFilter.Tag> tags(List<Tag> tags) {
    return tags.stream().map(tag -> new LifecycleFilter.Tag(tag.key(), tag.value())).toList();
  }

  private static int count(Optional<?> part) {
    return part.isPresent() ? 1 : 0;
  }

  private static OptionalInt integer(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static OptionalLong size(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
