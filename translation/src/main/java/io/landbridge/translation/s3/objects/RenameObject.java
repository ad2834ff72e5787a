// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.CopySourceHeader;
import io.landbridge.s3.Preconditions;
import io.landbridge.s3.model.RenameObjectOutput;
import io.landbridge.s3.model.RenameObjectRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.WriteCondition;
import java.util.Optional;

/** Gives an object another key in one step. S3 API, RenameObject. */
final class RenameObject implements S3Operation<RenameObjectRequest, RenameObjectOutput> {
  private final ObjectStore store;

  RenameObject(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public RenameObjectOutput handle(S3Call call, RenameObjectRequest request) {
    Preconditions onSource =
        Preconditions.of(
            request.sourceIfMatch(),
            request.sourceIfNoneMatch(),
            request.sourceIfModifiedSince(),
            request.sourceIfUnmodifiedSince());
    Preconditions onTarget =
        Preconditions.of(
            request.destinationIfMatch(),
            request.destinationIfNoneMatch(),
            request.destinationIfModifiedSince(),
            request.destinationIfUnmodifiedSince());
    var _ =
        store.rename(
            call.bucket().id(),
            new ObjectKey(CopySourceHeader.parseRenameSource(request.renameSource())),
            new ObjectKey(request.key()),
            source(onSource),
            target(onTarget));
    return RenameObjectOutput.builder().build();
  }

  private static WriteCondition source(Preconditions conditions) {
    return current ->
        object(current).ifPresent(it -> conditions.checkRenameSource(it.etag(), it.lastModified()));
  }

  private static WriteCondition target(Preconditions conditions) {
    return current ->
        object(current)
            .ifPresentOrElse(
                it -> conditions.checkReplaced(it.etag(), it.lastModified()),
                conditions::checkNothingReplaced);
  }

  private static Optional<ObjectVersion> object(Optional<StoredVersion> current) {
    return current.flatMap(
        it -> it instanceof ObjectVersion object ? Optional.of(object) : Optional.empty());
  }
}
