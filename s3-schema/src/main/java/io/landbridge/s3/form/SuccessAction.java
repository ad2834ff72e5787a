// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a form asks to be answered when its file is stored. */
public sealed interface SuccessAction {

  /**
   * 303 to this address, with {@code bucket}, {@code key} and {@code etag} added to its query.
   *
   * @param url an absolute address of http or https
   */
  record Redirect(String url) implements SuccessAction {

    /** The address for an object that has been stored. */
    public String to(String bucket, String key, String etag) {
      int hash = url.indexOf('#');
      String base = hash < 0 ? url : url.substring(0, hash);
      return base
          + (base.indexOf('?') < 0 ? "?" : "&")
          + "bucket="
          + encode(bucket)
          + "&key="
          + encode(key)
          + "&etag="
          + encode(etag)
          + url.substring(base.length());
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * This status: 200 and 204 without a document, 201 with one.
   *
   * @param code 200, 201 or 204
   */
  record Status(int code) implements SuccessAction {}
}
