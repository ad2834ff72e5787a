// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.schema.XmlWriter;
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
    StringBuilder xml = new StringBuilder(256).append(XmlWriter.DECLARATION).append("<Error>");
    XmlText.element(xml, "Code", error.code());
    XmlText.element(xml, "Message", error.message());
    error.details().forEach((name, value) -> XmlText.element(xml, name, value));
    XmlText.element(xml, "Resource", resource);
    XmlText.element(xml, "RequestId", requestId);
    XmlText.element(xml, "HostId", hostId);
    return xml.append("</Error>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
