// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;

/** A page of a bucket's uploads: keys in byte order, uploads of one key by when they were begun. */
public record UploadPage(
    List<Upload> uploads, List<String> commonPrefixes, Optional<UploadMarker> next) {

  /** A place in the list of uploads; without an upload, all of the key's, or a prefix. */
  public record UploadMarker(String key, Optional<UploadId> upload) {}
}
