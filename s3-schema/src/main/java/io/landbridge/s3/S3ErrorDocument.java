// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import java.nio.charset.StandardCharsets;

/**
 * The document that S3 answers an error with. Source: Amazon S3 API Reference, "Error responses".
 *
 * <pre>{@code
 * <?xml version="1.0" encoding="UTF-8"?>
 * <Error><Code>NoSuchKey</Code><Message>...</Message><Resource>/b/k</Resource>
 * <RequestId>...</RequestId><HostId>...</HostId></Error>
 * }</pre>
 *
 * @param error what went wrong; its further members stand between the message and the resource
 * @param resource the bucket or object the request named, as its path
 * @param requestId the same as in the {@code x-amz-request-id} header
 * @param hostId which server answered
 */
public record S3ErrorDocument(AwsError error, String resource, String requestId, String hostId) {

  /** The document in UTF-8. */
  public byte[] toXml() {
    StringBuilder xml =
        new StringBuilder(256).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
    element(xml, "Code", error.code());
    element(xml, "Message", error.message());
    error.details().forEach((name, value) -> element(xml, name, value));
    element(xml, "Resource", resource);
    element(xml, "RequestId", requestId);
    element(xml, "HostId", hostId);
    return xml.append("</Error>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>');
    text.codePoints().forEach(point -> escape(xml, point));
    xml.append("</").append(name).append('>');
  }

  private static void escape(StringBuilder xml, int point) {
    switch (point) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\r' -> xml.append("&#13;");
      default -> xml.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  /** XML 1.0, production 2: what a document may hold at all. */
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
