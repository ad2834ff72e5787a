// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a bucket's versions: keys in byte order, of each the newest version first.
 *
 * @param next where the next page starts; absent when there is no more
 */
public record VersionPage(
    List<StoredVersion> versions, List<String> commonPrefixes, Optional<VersionMarker> next) {

  /**
   * A place in the list of versions.
   *
   * @param key the last key, or common prefix, that was shown
   * @param version the last version of it that was shown; absent means all of them, or a prefix
   */
  public record VersionMarker(String key, Optional<VersionId> version) {}
}
