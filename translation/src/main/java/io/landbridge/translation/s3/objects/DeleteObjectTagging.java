// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.DeleteObjectTaggingOutput;
import io.landbridge.s3.model.DeleteObjectTaggingRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.VersionId;
import java.util.Map;

/** Forgets an object's tags. S3 API, DeleteObjectTagging. */
final class DeleteObjectTagging
    implements S3Operation<DeleteObjectTaggingRequest, DeleteObjectTaggingOutput> {
  private final ObjectStore store;
  private final NewObjects objects;

  DeleteObjectTagging(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
  }

  @Override
  public DeleteObjectTaggingOutput handle(S3Call call, DeleteObjectTaggingRequest request) {
    ObjectVersion version =
        store.updateAttributes(
            call.bucket().id(),
            new ObjectKey(request.key()),
            request.versionId().map(VersionId::new),
            it -> it.withTags(Map.of()));
    var output = DeleteObjectTaggingOutput.builder();
    if (objects.namesVersions(call)) {
      output.versionId(version.versionId().value());
    }
    return output.build();
  }
}
