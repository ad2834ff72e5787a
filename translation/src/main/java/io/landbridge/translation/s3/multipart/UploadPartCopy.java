// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.model.CopyPartResult;
import io.landbridge.s3.model.UploadPartCopyOutput;
import io.landbridge.s3.model.UploadPartCopyRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.checksum.MultipartChecksums;
import io.landbridge.translation.s3.objects.CopySources;
import io.landbridge.translation.s3.objects.Encryption;
import io.landbridge.translation.s3.objects.Headers;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.util.List;
import java.util.Set;

/** Makes a part of a range of an object. S3 API, UploadPartCopy. */
final class UploadPartCopy implements S3Operation<UploadPartCopyRequest, UploadPartCopyOutput> {
  private final ObjectStore store;
  private final CopySources sources;
  private final Encryption encryption;

  UploadPartCopy(S3Backend backend) {
    this.store = backend.store();
    this.sources = new CopySources(backend);
    this.encryption = new Encryption(backend);
  }

  @Override
  public UploadPartCopyOutput handle(S3Call call, UploadPartCopyRequest request) {
    ObjectKey key = new ObjectKey(request.key());
    UploadId id = new UploadId(request.uploadId());
    PartNumbers.check(request.partNumber());
    Upload upload = store.getUpload(call.bucket().id(), key, id);
    MultipartChecksums checksums = MultipartChecksums.of(upload.checksum());
    try (CopySources.OpenSource source = sources.open(call, request, request.copySourceRange())) {
      PartFacts part =
          store.putPart(
              call.bucket().id(),
              key,
              id,
              request.partNumber(),
              source.body().computing(Set.of(checksums.algorithm())),
              encryption.customerKey(call, request));
      CopyPartResult.Builder result =
          CopyPartResult.builder().eTag(part.etag()).lastModified(part.lastModified());
      Headers.checksums(
          result,
          CopyPartResult.SCHEMA,
          upload.checksum().isPresent() ? part.checksums() : List.of());
      var output =
          UploadPartCopyOutput.builder()
              .copyPartResult(result.build())
              .copySourceVersionId(source.versionId());
      Headers.encryption(output, UploadPartCopyOutput.SCHEMA, upload.encryption(), request);
      return output.build();
    }
  }
}
