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
import io.landbridge.translation.s3.store.WriteCondition;

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
            condition(onSource),
            condition(onTarget));
    return RenameObjectOutput.builder().build();
  }

  private static WriteCondition condition(Preconditions conditions) {
    return current -> {
      if (current.isPresent() && current.get() instanceof ObjectVersion object) {
        conditions.checkCopySource(object.etag(), object.lastModified());
      }
    };
  }
}
