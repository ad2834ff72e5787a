// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.model.GetObjectTaggingOutput;
import io.landbridge.s3.model.GetObjectTaggingRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;

/** An object's tags. S3 API, GetObjectTagging. */
final class GetObjectTagging
    implements S3Operation<GetObjectTaggingRequest, GetObjectTaggingOutput> {
  private final ObjectStore store;
  private final NewObjects objects;

  GetObjectTagging(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
  }

  @Override
  public GetObjectTaggingOutput handle(S3Call call, GetObjectTaggingRequest request) {
    ObjectVersion version = NamedVersions.get(store, call, request.key(), request.versionId());
    var output =
        GetObjectTaggingOutput.builder().tagSet(TagSet.toShapes(version.attributes().tags()));
    if (objects.namesVersions(call)) {
      output.versionId(version.versionId().value());
    }
    return output.build();
  }
}
