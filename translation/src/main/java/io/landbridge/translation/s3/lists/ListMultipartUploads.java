// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.model.ListMultipartUploadsOutput;
import io.landbridge.s3.model.ListMultipartUploadsRequest;
import io.landbridge.s3.model.MultipartUpload;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.UploadPage.UploadMarker;
import java.util.Optional;

/** A page of uploads that are neither complete nor aborted. S3 API, ListMultipartUploads. */
final class ListMultipartUploads
    implements S3Operation<ListMultipartUploadsRequest, ListMultipartUploadsOutput> {
  private final ObjectStore store;
  private final CanonicalUsers users;

  ListMultipartUploads(S3Backend backend) {
    this.store = backend.store();
    this.users = backend.users();
  }

  @Override
  public ListMultipartUploadsOutput handle(S3Call call, ListMultipartUploadsRequest request) {
    int max = Entries.max("max-uploads", request.maxUploads());
    String prefix = request.prefix().orElse("");
    Optional<UploadMarker> after =
        request
            .keyMarker()
            .filter(it -> !it.isEmpty())
            .map(key ->
                new UploadMarker(
                    key, request.uploadIdMarker().filter(it -> !it.isEmpty()).map(UploadId::new)));
    UploadPage page =
        store.listUploads(
            call.bucket().id(), new PageRequest(prefix, request.delimiter(), max), after);
    return ListMultipartUploadsOutput.builder()
        .bucket(request.bucket())
        .prefix(prefix)
        .keyMarker(request.keyMarker().orElse(""))
        .uploadIdMarker(request.uploadIdMarker().orElse(""))
        .nextKeyMarker(page.next().map(UploadMarker::key))
        .nextUploadIdMarker(page.next().flatMap(UploadMarker::upload).map(UploadId::value))
        .delimiter(request.delimiter().filter(it -> !it.isEmpty()))
        .maxUploads(max)
        .encodingType(request.encodingType())
        .isTruncated(page.next().isPresent())
        .uploads(page.uploads().stream().map(this::entry).toList())
        .commonPrefixes(Entries.prefixes(page.commonPrefixes()))
        .build();
  }

  private MultipartUpload entry(Upload upload) {
    var entry =
        MultipartUpload.builder()
            .key(upload.key().value())
            .uploadId(upload.id().value())
            .initiated(upload.initiated())
            .owner(users.owner(upload.owner()))
            .initiator(users.initiator(upload.initiator()));
    Members.set(entry, MultipartUpload.SCHEMA, "StorageClass", upload.storageClass());
    Members.set(
        entry,
        MultipartUpload.SCHEMA,
        "ChecksumAlgorithm",
        upload.checksum().map(Upload.UploadChecksum::algorithm));
    Members.set(
        entry,
        MultipartUpload.SCHEMA,
        "ChecksumType",
        upload.checksum().map(it -> it.type().name()));
    return entry.build();
  }
}
