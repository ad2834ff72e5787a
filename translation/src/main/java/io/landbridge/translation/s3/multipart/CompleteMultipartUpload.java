// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.EntityTags;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.CompleteMultipartUploadOutput;
import io.landbridge.s3.model.CompleteMultipartUploadRequest;
import io.landbridge.s3.model.CompletedMultipartUpload;
import io.landbridge.s3.model.CompletedPart;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.checksum.MultipartChecksums;
import io.landbridge.translation.s3.objects.Encryption;
import io.landbridge.translation.s3.objects.Expiry;
import io.landbridge.translation.s3.objects.Headers;
import io.landbridge.translation.s3.objects.NewObjects;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.util.List;
import java.util.OptionalLong;

/** Makes an object of the parts of an upload. S3 API, CompleteMultipartUpload. */
final class CompleteMultipartUpload
    implements S3Operation<CompleteMultipartUploadRequest, CompleteMultipartUploadOutput> {
  private final ObjectStore store;
  private final NewObjects objects;
  private final Expiry expiry;
  private final Encryption encryption;

  CompleteMultipartUpload(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.expiry = new Expiry(backend);
    this.encryption = new Encryption(backend);
  }

  @Override
  public CompleteMultipartUploadOutput handle(S3Call call, CompleteMultipartUploadRequest request) {
    ObjectKey key = new ObjectKey(request.key());
    UploadId id = new UploadId(request.uploadId());
    List<Completion.WantedPart> parts =
        request.multipartUpload().map(CompletedMultipartUpload::parts).orElse(List.of()).stream()
            .map(CompleteMultipartUpload::part)
            .toList();
    // One that is no longer there may be complete already: the store knows, and tells so again.
    Completion.PartsChecksum checksum =
        store
            .findUpload(call.bucket().id(), key, id)
            .map(upload -> checksum(upload, parts, request))
            .orElse(_ -> List.of());
    ObjectVersion object =
        store.completeUpload(
            call.bucket().id(),
            key,
            id,
            new Completion(
                parts,
                NewObjects.condition(key, request),
                checksum,
                encryption.customerKey(call, request)));
    var output =
        CompleteMultipartUploadOutput.builder()
            .location(call.origin().url())
            .bucket(request.bucket())
            .key(request.key())
            .eTag(object.etag());
    if (objects.namesVersions(call)) {
      output.versionId(object.versionId().value());
    }
    var schema = CompleteMultipartUploadOutput.SCHEMA;
    Headers.checksums(output, schema, object.checksums());
    Headers.encryption(output, schema, object.encryption(), request);
    expiry.tell(call, output, schema, object);
    return output.build();
  }

  private static Completion.PartsChecksum checksum(
      Upload upload, List<Completion.WantedPart> parts, CompleteMultipartUploadRequest request) {
    MultipartChecksums checksums = MultipartChecksums.of(upload.checksum());
    checksums.checkNamed(parts);
    Completion.PartsChecksum whole =
        checksums.completion(
            Members.findText(request, "ChecksumType"),
            MultipartChecksums.expected(Headers.checksums(request)),
            request.mpuObjectSize().map(OptionalLong::of).orElse(OptionalLong.empty()));
    return facts -> {
      checksums.checkNumbers(upload.id(), facts);
      return whole.of(facts);
    };
  }

  private static Completion.WantedPart part(CompletedPart part) {
    return new Completion.WantedPart(
        part.partNumber().orElseThrow(() -> S3Errors.malformedXml().toException()),
        EntityTags.unquoted(part.eTag().orElseThrow(() -> S3Errors.malformedXml().toException())),
        Headers.checksums(part));
  }
}
