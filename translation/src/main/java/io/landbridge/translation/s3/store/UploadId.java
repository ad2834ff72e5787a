// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

/** Names a multipart upload. Opaque. */
public record UploadId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
