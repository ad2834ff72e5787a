// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.S3Route;

/**
 * What a request asks for, as the wire has it.
 *
 * @param route the operation and its target
 * @param isForm whether it is a browser's form, which puts an object with its fields as headers
 */
public record S3Request(
    S3Route.Call route, boolean isForm, HeaderFields headers, RequestBody body) {

  /** The operation's name in permissions, events and logs: a form's is {@code PostObject}. */
  public String operation() {
    return isForm ? "PostObject" : route.operation().name();
  }

  /** The method of HTTP that it came by. */
  public String method() {
    return isForm ? "POST" : route.operation().method();
  }
}
