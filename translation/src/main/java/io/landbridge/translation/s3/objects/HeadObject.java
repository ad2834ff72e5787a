// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.ResponseOverrides;
import io.landbridge.s3.model.HeadObjectOutput;
import io.landbridge.s3.model.HeadObjectRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Download;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.VersionId;
import java.util.Optional;

/** What GetObject would say of an object, without its content. S3 API, HeadObject. */
final class HeadObject implements S3Download<HeadObjectRequest, HeadObjectOutput> {
  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;
  private final Encryption encryption;

  HeadObject(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
    this.encryption = new Encryption(backend);
  }

  @Override
  public Download<HeadObjectOutput> handle(S3Call call, HeadObjectRequest request) {
    ObjectReading reading =
        new ObjectReading(request, encryption.customerKey(call, request), false);
    Optional<VersionId> version = request.versionId().map(VersionId::new);
    return switch (store.open(call.bucket().id(), new ObjectKey(request.key()), version, reading)) {
      case DeleteMarker marker -> throw ObjectAnswers.refuse(marker, version.isPresent(), "HEAD");
      case OpenObject object -> {
        HeadObjectOutput.Builder output = HeadObjectOutput.builder();
        ObjectAnswers.fill(output, HeadObjectOutput.SCHEMA, request, reading, object.version());
        if (objects.namesVersions(call)) {
          output.versionId(object.version().versionId().value());
        }
        expiry.tell(call, output, HeadObjectOutput.SCHEMA, object.version());
        GuardedFacts.tell(
            call, output, HeadObjectOutput.SCHEMA, object.version(), version.isPresent());
        ResponseOverrides.check(request);
        yield new Download<>(
            ResponseOverrides.apply(request, output.build()),
            reading.slice().isPresent(),
            object.content());
      }
    };
  }
}
