// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.ResponseOverrides;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.GetObjectOutput;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Download;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.VersionId;
import java.util.Optional;

/** Reads an object, or a range or part of it. S3 API, GetObject. */
final class GetObject implements S3Download<GetObjectRequest, GetObjectOutput> {
  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;
  private final Encryption encryption;

  GetObject(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
    this.encryption = new Encryption(backend);
  }

  @Override
  public Download<GetObjectOutput> handle(S3Call call, GetObjectRequest request) {
    if (overrides(request)) {
      if (call.requester() instanceof Requester.Anonymous) {
        throw S3Errors.invalidRequest(
                "Request specific response headers cannot be used for anonymous GET requests.")
            .toException();
      }
      ResponseOverrides.check(request);
    }
    ObjectReading reading = new ObjectReading(request, encryption.customerKey(call, request), true);
    Optional<VersionId> version = request.versionId().map(VersionId::new);
    return switch (store.open(call.bucket().id(), new ObjectKey(request.key()), version, reading)) {
      case DeleteMarker marker -> throw ObjectAnswers.refuse(marker, version.isPresent(), "GET");
      case OpenObject object -> {
        GetObjectOutput.Builder output = GetObjectOutput.builder();
        ObjectAnswers.fill(output, GetObjectOutput.SCHEMA, request, reading, object.version());
        if (objects.namesVersions(call)) {
          output.versionId(object.version().versionId().value());
        }
        expiry.tell(call, output, GetObjectOutput.SCHEMA, object.version());
        GuardedFacts.tell(
            call, output, GetObjectOutput.SCHEMA, object.version(), version.isPresent());
        yield new Download<>(
            ResponseOverrides.apply(request, output.build()),
            reading.slice().isPresent(),
            object.content());
      }
    };
  }

  private static boolean overrides(GetObjectRequest request) {
    return request.responseCacheControl().isPresent()
        || request.responseContentDisposition().isPresent()
        || request.responseContentEncoding().isPresent()
        || request.responseContentLanguage().isPresent()
        || request.responseContentType().isPresent()
        || request.responseExpires().isPresent();
  }
}
