// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import java.util.Optional;

/** Versions that requests name, for what is asked about them without their bytes. */
final class NamedVersions {
  private NamedVersions() {}

  /**
   * The version.
   *
   * @param id absent for the latest
   * @throws RuntimeException {@code NoSuchKey}, {@code NoSuchVersion}, {@code MethodNotAllowed} for
   *     a delete marker
   */
  static ObjectVersion get(ObjectStore store, S3Call call, String name, Optional<String> id) {
    ObjectKey key = new ObjectKey(name);
    Optional<VersionId> version = id.map(VersionId::new);
    StoredVersion found =
        store
            .find(call.bucket().id(), key, version)
            .orElseThrow(() ->
                version
                    .map(it -> StoreErrors.noSuchVersion(key, it))
                    .orElseGet(() -> StoreErrors.noSuchKey(key))
                    .toException());
    return switch (found) {
      case ObjectVersion object -> object;
      case DeleteMarker marker -> throw ObjectAnswers.refuse(marker, version.isPresent(), "GET");
    };
  }
}
