// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.model.UploadPartOutput;
import io.landbridge.s3.model.UploadPartRequest;
import io.landbridge.translation.s3.RequestBody;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Upload;
import io.landbridge.translation.s3.checksum.MultipartChecksums;
import io.landbridge.translation.s3.objects.Encryption;
import io.landbridge.translation.s3.objects.Headers;
import io.landbridge.translation.s3.objects.NewObjects;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.util.Optional;
import java.util.Set;

/** Uploads a part. S3 API, UploadPart. */
final class UploadPart implements S3Upload<UploadPartRequest, UploadPartOutput> {
  private final ObjectStore store;
  private final Encryption encryption;

  UploadPart(S3Backend backend) {
    this.store = backend.store();
    this.encryption = new Encryption(backend);
  }

  @Override
  public UploadPartOutput handle(S3Call call, UploadPartRequest request, RequestBody body) {
    ObjectKey key = new ObjectKey(request.key());
    UploadId id = new UploadId(request.uploadId());
    PartNumbers.check(request.partNumber());
    Upload upload = store.getUpload(call.bucket().id(), key, id);
    MultipartChecksums checksums = MultipartChecksums.of(upload.checksum());
    checksums.checkPart(body.announced());
    Algorithm needed = checksums.algorithm();
    PartFacts part =
        store.putPart(
            call.bucket().id(),
            key,
            id,
            request.partNumber(),
            body.open(NewObjects.MOST_BYTES).computing(Set.of(needed)),
            encryption.customerKey(call, request));
    var output = UploadPartOutput.builder().eTag(part.etag());
    // What nobody asked for is not said: the client has not chosen the algorithm.
    Optional<String> chosen =
        upload
            .checksum()
            .map(Upload.UploadChecksum::algorithm)
            .or(() -> body.announced().map(Enum::name));
    Headers.checksums(
        output,
        UploadPartOutput.SCHEMA,
        part.checksums().stream()
            .filter(it -> chosen.filter(it.algorithm()::equals).isPresent())
            .toList());
    Headers.encryption(output, UploadPartOutput.SCHEMA, upload.encryption(), request);
    return output.build();
  }
}
