// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.model.CreateMultipartUploadOutput;
import io.landbridge.s3.model.CreateMultipartUploadRequest;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.checksum.MultipartChecksums;
import io.landbridge.translation.s3.objects.Expiry;
import io.landbridge.translation.s3.objects.Headers;
import io.landbridge.translation.s3.objects.NewObjects;
import io.landbridge.translation.s3.store.NewUpload;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.Upload;

/** Begins an upload in parts. S3 API, CreateMultipartUpload. */
final class CreateMultipartUpload
    implements S3Operation<CreateMultipartUploadRequest, CreateMultipartUploadOutput> {
  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;

  CreateMultipartUpload(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
  }

  @Override
  public CreateMultipartUploadOutput handle(S3Call call, CreateMultipartUploadRequest request) {
    var checksum =
        MultipartChecksums.choose(
            Members.findText(request, "ChecksumAlgorithm"),
            Members.findText(request, "ChecksumType"));
    Upload upload =
        store.createUpload(
            call.bucket().id(),
            new ObjectKey(request.key()),
            new NewUpload(
                objects.of(call, request),
                call.owner().value(),
                checksum,
                new RequestFacts(request).headers()));
    var output =
        CreateMultipartUploadOutput.builder()
            .bucket(request.bucket())
            .key(request.key())
            .uploadId(upload.id().value());
    var schema = CreateMultipartUploadOutput.SCHEMA;
    Members.set(output, schema, "ChecksumAlgorithm", checksum.map(it -> it.algorithm()));
    Members.set(output, schema, "ChecksumType", checksum.map(it -> it.type().name()));
    Headers.encryption(output, schema, upload.encryption(), request);
    expiry.tell(call, output, schema, upload);
    return output.build();
  }
}
