// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.schema.XmlWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a form is answered that asks for status 201. Source: S3 API Reference, "POST Object",
 * "Response elements".
 *
 * @param location the object's address
 * @param etag with its quotes
 */
public record PostResponse(String location, String bucket, String key, String etag) {

  /**
   * The answer for an object.
   *
   * @param bucketUrl the bucket's address, without a slash at its end
   */
  public static PostResponse of(String bucketUrl, String bucket, String key, String etag) {
    String path = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    return new PostResponse(bucketUrl + "/" + path, bucket, key, etag);
  }

  /** The document in UTF-8. */
  public byte[] toXml() {
    StringBuilder xml = new StringBuilder(XmlWriter.DECLARATION).append("<PostResponse>");
    XmlText.element(xml, "Location", location);
    XmlText.element(xml, "Bucket", bucket);
    XmlText.element(xml, "Key", key);
    XmlText.element(xml, "ETag", etag);
    return xml.append("</PostResponse>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
