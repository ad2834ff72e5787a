// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench.s3;

/** What is asked of a server. */
enum Operation {
  PUT("PUT", 200),
  GET("GET", 200),
  HEAD("HEAD", 200),
  DELETE("DELETE", 204),
  /** ListObjectsV2 with a page of 1,000 keys. */
  LIST("GET", 200);

  private final String method;
  private final int status;

  Operation(String method, int status) {
    this.method = method;
    this.status = status;
  }

  /** The HTTP method. */
  String method() {
    return method;
  }

  /** The status of its success. */
  int status() {
    return status;
  }
}
