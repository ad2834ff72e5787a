// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.EntityTags;
import io.landbridge.s3.model.DeleteObjectOutput;
import io.landbridge.s3.model.DeleteObjectRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersionId;
import java.util.List;
import java.util.OptionalLong;

/** Deletes an object or a version, or leaves a delete marker. S3 API, DeleteObject. */
final class DeleteObject implements S3Operation<DeleteObjectRequest, DeleteObjectOutput> {
  private final ObjectStore store;

  DeleteObject(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public DeleteObjectOutput handle(S3Call call, DeleteObjectRequest request) {
    DeleteOutcome.Deleted deleted =
        store.delete(
            call.bucket().id(),
            new Deletion(
                new ObjectKey(request.key()),
                request.versionId().map(VersionId::new),
                request.bypassGovernanceRetention().orElse(false),
                Conditions.onDelete(
                    request.ifMatch().map(EntityTags::parse).orElse(List.of()),
                    request.ifMatchLastModifiedTime(),
                    request.ifMatchSize().map(OptionalLong::of).orElse(OptionalLong.empty())),
                call.owner().value()));
    DeleteObjectOutput.Builder output =
        DeleteObjectOutput.builder().versionId(deleted.version().map(VersionId::value));
    return deleted.deleteMarker() ? output.deleteMarker(true).build() : output.build();
  }
}
