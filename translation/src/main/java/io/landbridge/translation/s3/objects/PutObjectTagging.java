// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.PutObjectTaggingOutput;
import io.landbridge.s3.model.PutObjectTaggingRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.VersionId;

/** Sets an object's tags. S3 API, PutObjectTagging. */
final class PutObjectTagging
    implements S3Operation<PutObjectTaggingRequest, PutObjectTaggingOutput> {
  private final ObjectStore store;
  private final NewObjects objects;

  PutObjectTagging(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
  }

  @Override
  public PutObjectTaggingOutput handle(S3Call call, PutObjectTaggingRequest request) {
    var tags = TagSet.ofObject(request.tagging().tagSet());
    ObjectVersion version =
        store.updateAttributes(
            call.bucket().id(),
            new ObjectKey(request.key()),
            request.versionId().map(VersionId::new),
            it -> it.withTags(tags));
    var output = PutObjectTaggingOutput.builder();
    if (objects.namesVersions(call)) {
      output.versionId(version.versionId().value());
    }
    return output.build();
  }
}
