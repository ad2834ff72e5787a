// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.model.PutObjectOutput;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.translation.s3.RequestBody;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Upload;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.WriteCondition;
import java.util.Set;

/** Writes an object. S3 API, PutObject. */
final class PutObject implements S3Upload<PutObjectRequest, PutObjectOutput> {
  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;

  PutObject(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
  }

  @Override
  public PutObjectOutput handle(S3Call call, PutObjectRequest request, RequestBody body) {
    ObjectKey key = new ObjectKey(request.key());
    NewObject object = objects.of(call, request);
    WriteCondition condition = NewObjects.condition(key, request);
    if (object.attributes().retention().isPresent()
        || object.attributes().legalHold() == LegalHold.ON) {
      requireDigest(request, body);
    }
    ObjectBody content = body.open(NewObjects.MOST_BYTES);
    ObjectVersion written =
        store.put(
            call.bucket().id(),
            key,
            object,
            // S3 keeps one checksum at least: its own choice where the client makes none.
            body.announced().isPresent() ? content : content.computing(Set.of(Algorithm.CRC64NVME)),
            condition);
    PutObjectOutput.Builder output = PutObjectOutput.builder().eTag(written.etag());
    if (objects.namesVersions(call)) {
      output.versionId(written.versionId().value());
    }
    Headers.checksums(output, PutObjectOutput.SCHEMA, written.checksums());
    Headers.encryption(output, PutObjectOutput.SCHEMA, written.encryption(), request);
    expiry.tell(call, output, PutObjectOutput.SCHEMA, written);
    return output.build();
  }

  private static void requireDigest(PutObjectRequest request, RequestBody body) {
    if (request.contentMD5().isEmpty() && body.announced().isEmpty()) {
      throw S3Errors.invalidRequest(
              "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with"
                  + " Object Lock parameters")
          .toException();
    }
  }
}
