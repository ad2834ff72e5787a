// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.s3.model.GetObjectOutput;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.s3.model.HeadObjectOutput;
import io.landbridge.s3.model.HeadObjectRequest;
import io.landbridge.schema.Member;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.time.Instant;

/**
 * The headers of an answer that the request sets by {@code response-content-type} and its siblings.
 * Source: S3 API, GetObject, "Overriding response header values".
 */
public final class ResponseOverrides {
  private static final String PREFIX = "response-";
  private static final String MEMBER_PREFIX = "Response";

  private ResponseOverrides() {}

  /** Whether the request overrides a header, which only a signed one may. */
  public static boolean areIn(QueryString query) {
    return query.names().stream().anyMatch(name -> name.startsWith(PREFIX));
  }

  /**
   * Checks that what the request wants can stand in headers.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument}
   */
  public static void check(Shape request) {
    for (Member<?> asked : request.schema().members()) {
      if (asked.binding().name().startsWith(PREFIX)
          && asked.getFrom(request) instanceof String text) {
        check(asked.binding().name(), text);
      }
    }
  }

  private static void check(String name, String text) {
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F || c > 0xFF)) {
      throw S3Errors.invalidArgument(
              name, text, "Header value cannot be represented using ISO-8859-1.")
          .toException();
    }
  }

  /** The answer with what the request wants in its place; {@link #check} comes before. */
  public static GetObjectOutput apply(GetObjectRequest request, GetObjectOutput output) {
    GetObjectOutput.Builder builder = output.toBuilder();
    apply(request, output, builder);
    return builder.build();
  }

  /** The answer with what the request wants in its place; {@link #check} comes before. */
  public static HeadObjectOutput apply(HeadObjectRequest request, HeadObjectOutput output) {
    HeadObjectOutput.Builder builder = output.toBuilder();
    apply(request, output, builder);
    return builder.build();
  }

  @SuppressWarnings("unchecked") // a member of the output's own schema
  private static <O extends Shape> void apply(Shape request, O output, ShapeBuilder<O> builder) {
    for (Member<?> asked : request.schema().members()) {
      Object value = asked.getFrom(request);
      if (value != null && asked.binding().name().startsWith(PREFIX)) {
        String name = asked.name().substring(MEMBER_PREFIX.length());
        Member<?> member = output.schema().findMember(name).orElseThrow();
        Object header = value instanceof Instant time ? HttpDate.format(time) : value;
        builder.set((Member<O>) member, header);
      }
    }
  }
}
