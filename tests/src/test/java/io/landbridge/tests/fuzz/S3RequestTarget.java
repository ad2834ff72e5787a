// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.ByteRange;
import io.landbridge.s3.CopySourceHeader;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.HostStyle;
import io.landbridge.s3.HttpDate;
import io.landbridge.s3.Preconditions;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.s3.TaggingHeader;
import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads any bytes as a request to S3: a line with method, host and path, a line a header, an empty
 * line, the document.
 */
final class S3RequestTarget {
  private static final S3Router ROUTER = new S3Router(new HostStyle(List.of("s3.example.com")));
  private static final RestDecoder DECODER = new RestDecoder();
  private static final RestEncoder ENCODER = new RestEncoder();

  private S3RequestTarget() {}

  /**
   * Routes and decodes the request, and reads those of its headers that have a grammar of their
   * own.
   *
   * @return whether it was a request; otherwise it was refused as the client's fault
   */
  static boolean run(byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    String[] lines = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    String[] first = lines[0].split(" ", 3);
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        fields.add(new SimpleEntry<>(lines[i].substring(0, colon), lines[i].substring(colon + 1)));
      }
    }
    HeaderFields headers = HeaderFields.of(fields);
    String document = end < 0 ? "" : text.substring(end + 2);
    RequestHead head =
        RequestHead.of(
            first[0], first.length > 1 ? first[1] : "", first.length > 2 ? first[2] : "/", headers);
    try {
      read(head, document.getBytes(StandardCharsets.ISO_8859_1));
      return true;
    } catch (AwsException refused) {
      int status = refused.error().httpStatus();
      if (status != 304 && (status < 400 || status > 499)) {
        throw new AssertionError("no client's error", refused);
      }
      String answer =
          new String(
              ENCODER.encodeError(refused.error(), head.rawPath(), "r", "h", false).document(),
              StandardCharsets.UTF_8);
      if (status != 304 && !answer.contains("<Code>" + refused.error().code() + "</Code>")) {
        throw new AssertionError(answer);
      }
      return false;
    }
  }

  private static void read(RequestHead head, byte[] document) {
    HeaderFields headers = head.headers();
    switch (ROUTER.route(head)) {
      case S3Route.Call call -> {
        Shape input = DECODER.decode(call.operation(), call, headers, document);
        if (input.schema() != call.operation().input()) {
          throw new AssertionError(input);
        }
      }
      case S3Route.Preflight _, S3Route.PostForm _ -> {}
    }
    headers.find("x-amz-copy-source").ifPresent(CopySourceHeader::parse);
    headers.find("x-amz-tagging").ifPresent(TaggingHeader::parse);
    headers
        .find("Range")
        .flatMap(ByteRange::parse)
        .ifPresent(range -> {
          ByteRange.Slice slice = range.getSlice(1000);
          if (slice.offset() < 0 || slice.length() < 1 || slice.offset() + slice.length() > 1000) {
            throw new AssertionError(slice);
          }
        });
    Preconditions.of(
            headers.find("If-Match"),
            headers.find("If-None-Match"),
            headers.find("If-Modified-Since").flatMap(HttpDate::parse),
            headers.find("If-Unmodified-Since").flatMap(HttpDate::parse))
        .checkRead("etag", Instant.parse("2026-01-01T00:00:00Z"));
  }
}
