// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of a request that reads an object. Source: RFC 9110 13.2.2 for their precedence;
 * S3 API, GetObject and CopyObject, which say the same for an object and for a copy's source: a tag
 * that is named outweighs a time.
 *
 * @param ifMatch tags without quotes of which the object must have one; empty for no condition
 * @param ifNoneMatch tags of which it must have none; empty for no condition
 */
public record Preconditions(
    List<String> ifMatch,
    List<String> ifNoneMatch,
    Optional<Instant> ifModifiedSince,
    Optional<Instant> ifUnmodifiedSince) {
  private static final String COPY_SOURCE = "x-amz-copy-source-";
  private static final String RENAME_SOURCE = "x-amz-rename-source-";

  public Preconditions {
    ifMatch = List.copyOf(ifMatch);
    ifNoneMatch = List.copyOf(ifNoneMatch);
  }

  /** The conditions that these headers state. */
  public static Preconditions of(
      Optional<String> ifMatch,
      Optional<String> ifNoneMatch,
      Optional<Instant> ifModifiedSince,
      Optional<Instant> ifUnmodifiedSince) {
    return new Preconditions(
        ifMatch.map(EntityTags::parse).orElse(List.of()),
        ifNoneMatch.map(EntityTags::parse).orElse(List.of()),
        ifModifiedSince,
        ifUnmodifiedSince);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return ifMatch.isEmpty()
        && ifNoneMatch.isEmpty()
        && ifModifiedSince.isEmpty()
        && ifUnmodifiedSince.isEmpty();
  }

  /**
   * Lets a GET or HEAD of this object pass, or not.
   *
   * @param etag without quotes
   * @throws AwsException {@code PreconditionFailed} or {@code NotModified}
   */
  public void checkRead(String etag, Instant lastModified) {
    unmet(etag, lastModified)
        .ifPresent(header -> {
          boolean cached = header.equals("If-None-Match") || header.equals("If-Modified-Since");
          throw (cached ? S3Errors.notModified(header) : S3Errors.preconditionFailed(header))
              .toException();
        });
  }

  /**
   * Lets a copy of this object pass, or not.
   *
   * @param etag without quotes
   * @throws AwsException {@code PreconditionFailed}
   */
  public void checkCopySource(String etag, Instant lastModified) {
    check(COPY_SOURCE, etag, lastModified);
  }

  /**
   * Lets this object be renamed, or not.
   *
   * @param etag without quotes
   * @throws AwsException {@code PreconditionFailed}
   */
  public void checkRenameSource(String etag, Instant lastModified) {
    check(RENAME_SOURCE, etag, lastModified);
  }

  /**
   * Lets this object be replaced, or not.
   *
   * @param etag without quotes
   * @throws AwsException {@code PreconditionFailed}
   */
  public void checkReplaced(String etag, Instant lastModified) {
    check("", etag, lastModified);
  }

  /**
   * Lets something be put where no object is, or not: none has a tag that is named.
   *
   * @throws AwsException {@code PreconditionFailed}
   */
  public void checkNothingReplaced() {
    if (!ifMatch.isEmpty()) {
      throw S3Errors.preconditionFailed("If-Match").toException();
    }
  }

  private void check(String prefix, String etag, Instant lastModified) {
    unmet(etag, lastModified)
        .ifPresent(header -> {
          throw S3Errors.preconditionFailed(prefix + header).toException();
        });
  }

  /** The header of the condition that is not met. */
  private Optional<String> unmet(String etag, Instant lastModified) {
    Instant modified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    if (!ifMatch.isEmpty()) {
      if (!EntityTags.match(ifMatch, etag)) {
        return Optional.of("If-Match");
      }
    } else if (ifUnmodifiedSince.filter(modified::isAfter).isPresent()) {
      return Optional.of("If-Unmodified-Since");
    }
    if (!ifNoneMatch.isEmpty()) {
      return EntityTags.match(ifNoneMatch, etag) ? Optional.of("If-None-Match") : Optional.empty();
    }
    return ifModifiedSince.filter(since -> !modified.isAfter(since)).map(_ -> "If-Modified-Since");
  }
}
