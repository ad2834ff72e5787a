// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.ByteRange;
import io.landbridge.s3.EntityTags;
import io.landbridge.s3.HttpDate;
import io.landbridge.s3.Preconditions;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.S3Errors;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Refusal;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What GetObject and HeadObject ask for, worked out against the version that there is: conditions,
 * the range, the part. For one request.
 */
final class ObjectReading implements Reading {
  private final Preconditions conditions;
  private final Optional<ByteRange> range;
  private final Optional<Integer> partNumber;
  private final Optional<CustomerKey> key;
  private final boolean withContent;
  private Optional<ByteRange.Slice> slice = Optional.empty();
  private Optional<PartFacts> part = Optional.empty();

  /**
   * What a request asks for.
   *
   * @param withContent whether the bytes themselves are wanted
   */
  ObjectReading(Shape request, Optional<CustomerKey> key, boolean withContent) {
    this.conditions =
        Preconditions.of(
            Members.findText(request, "IfMatch"),
            Members.findText(request, "IfNoneMatch"),
            Members.find(request, "IfModifiedSince", Instant.class),
            Members.find(request, "IfUnmodifiedSince", Instant.class));
    this.range = Members.findText(request, "Range").flatMap(ByteRange::parse);
    this.partNumber = Members.find(request, "PartNumber", Integer.class);
    this.key = key;
    this.withContent = withContent;
    if (partNumber.isPresent() && Members.findText(request, "Range").isPresent()) {
      throw S3Errors.invalidRequest(
              "Cannot specify both Range header and partNumber query parameter")
          .toException();
    }
  }

  @Override
  public Wanted choose(ObjectVersion version) {
    checkConditions(version);
    if (partNumber.isPresent()) {
      choosePart(version, partNumber.get());
    } else {
      slice = range.map(it -> it.getSlice(version.size()));
    }
    return withContent
        ? new Wanted(slice.map(ByteRange.Slice::offset).orElse(0L), length(version), key)
        : new Wanted(0, 0, key);
  }

  private void checkConditions(ObjectVersion version) {
    try {
      conditions.checkRead(version.etag(), version.lastModified());
    } catch (io.landbridge.aws.AwsException e) {
      AwsError error = e.error();
      if (error.httpStatus() != 304) {
        throw e;
      }
      throw new S3Refusal(
          error,
          List.of(
              new HeaderField("ETag", EntityTags.quoted(version.etag())),
              new HeaderField("Last-Modified", HttpDate.format(version.lastModified()))));
    }
  }

  private void choosePart(ObjectVersion version, int number) {
    if (number < 1 || number > 10_000) {
      throw S3Errors.invalidArgument(
              "partNumber",
              Integer.toString(number),
              "Part number must be an integer between 1 and 10000, inclusive")
          .toException();
    }
    int parts = Math.max(1, version.parts().size());
    if (number > parts) {
      throw new AwsError("InvalidPartNumber", 416, "The requested partnumber is not satisfiable")
          .with("ActualPartCount", Integer.toString(parts))
          .with("PartNumberRequested", Integer.toString(number))
          .toException();
    }
    if (version.parts().isEmpty()) {
      slice = version.size() == 0 ? Optional.empty() : whole(version);
      return;
    }
    long offset = version.parts().subList(0, number - 1).stream().mapToLong(PartFacts::size).sum();
    PartFacts chosen = version.parts().get(number - 1);
    part = Optional.of(chosen);
    slice =
        chosen.size() == 0
            ? Optional.empty()
            : Optional.of(new ByteRange.Slice(offset, chosen.size(), version.size()));
  }

  private static Optional<ByteRange.Slice> whole(ObjectVersion version) {
    return Optional.of(new ByteRange.Slice(0, version.size(), version.size()));
  }

  /** How many bytes the answer has, or would have. */
  long length(ObjectVersion version) {
    return slice.map(ByteRange.Slice::length).orElse(version.size());
  }

  /** The part of the object that was asked for, where that is not all of it. */
  Optional<ByteRange.Slice> slice() {
    return slice;
  }

  /** The part that was asked for by its number, of an object that was uploaded in parts. */
  Optional<PartFacts> part() {
    return part;
  }

  /** Whether a range was asked for that is not the whole, so that nobody knows its checksum. */
  boolean isRange() {
    return partNumber.isEmpty() && slice.filter(it -> it.length() < it.size()).isPresent();
  }

  boolean isPart() {
    return partNumber.isPresent();
  }
}
