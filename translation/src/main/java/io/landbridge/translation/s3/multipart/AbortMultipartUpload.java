// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.model.AbortMultipartUploadOutput;
import io.landbridge.s3.model.AbortMultipartUploadRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.UploadId;

/** Ends an upload and removes its parts. S3 API, AbortMultipartUpload. */
final class AbortMultipartUpload
    implements S3Operation<AbortMultipartUploadRequest, AbortMultipartUploadOutput> {
  private final ObjectStore store;

  AbortMultipartUpload(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public AbortMultipartUploadOutput handle(S3Call call, AbortMultipartUploadRequest request) {
    store.abortUpload(
        call.bucket().id(), new ObjectKey(request.key()), new UploadId(request.uploadId()));
    return AbortMultipartUploadOutput.builder().build();
  }
}
