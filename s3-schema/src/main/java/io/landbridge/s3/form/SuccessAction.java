// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

/** What a form asks to be answered when its file is stored. */
public sealed interface SuccessAction {

  /**
   * 303 to this address, with {@code bucket}, {@code key} and {@code etag} added to its query.
   *
   * @param url an absolute address of http or https
   */
  record Redirect(String url) implements SuccessAction {}

  /**
   * This status: 200 and 204 without a document, 201 with one.
   *
   * @param code 200, 201 or 204
   */
  record Status(int code) implements SuccessAction {}
}
