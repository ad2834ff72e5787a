// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.multipart;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.ListPartsOutput;
import io.landbridge.s3.model.ListPartsRequest;
import io.landbridge.s3.model.Part;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.objects.Expiry;
import io.landbridge.translation.s3.objects.Headers;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.PartPage;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.util.List;
import java.util.Optional;

/** The parts of an upload so far. S3 API, ListParts. */
final class ListParts implements S3Operation<ListPartsRequest, ListPartsOutput> {
  private static final int MOST = 1_000;

  private final ObjectStore store;
  private final CanonicalUsers users;
  private final Expiry expiry;

  ListParts(S3Backend backend) {
    this.store = backend.store();
    this.users = backend.users();
    this.expiry = new Expiry(backend);
  }

  @Override
  public ListPartsOutput handle(S3Call call, ListPartsRequest request) {
    int max = Math.min(notNegative("max-parts", request.maxParts(), MOST), MOST);
    int after = notNegative("part-number-marker", request.partNumberMarker(), 0);
    PartPage page =
        store.listParts(
            call.bucket().id(),
            new ObjectKey(request.key()),
            new UploadId(request.uploadId()),
            after,
            max);
    Upload upload = page.upload();
    var output =
        ListPartsOutput.builder()
            .bucket(request.bucket())
            .key(request.key())
            .uploadId(request.uploadId())
            .partNumberMarker(after)
            .nextPartNumberMarker(page.parts().isEmpty() ? 0 : page.parts().getLast().number())
            .maxParts(max)
            .isTruncated(page.next().isPresent())
            .parts(page.parts().stream().map(part -> entry(part, upload)).toList())
            .owner(users.owner(upload.owner()))
            .initiator(users.initiator(upload.initiator()));
    var schema = ListPartsOutput.SCHEMA;
    Members.set(output, schema, "StorageClass", upload.storageClass());
    Members.set(output, schema, "ChecksumAlgorithm", upload.checksum().map(it -> it.algorithm()));
    Members.set(output, schema, "ChecksumType", upload.checksum().map(it -> it.type().name()));
    expiry.tell(call, output, schema, upload);
    return output.build();
  }

  private static Part entry(PartFacts facts, Upload upload) {
    Part.Builder part =
        Part.builder()
            .partNumber(facts.number())
            .size(facts.size())
            .eTag(facts.etag())
            .lastModified(facts.lastModified());
    Headers.checksums(
        part, Part.SCHEMA, upload.checksum().isPresent() ? facts.checksums() : List.of());
    return part.build();
  }

  private static int notNegative(String argument, Optional<Integer> value, int otherwise) {
    int number = value.orElse(otherwise);
    if (number < 0) {
      throw S3Errors.invalidArgument(
              argument,
              Integer.toString(number),
              "Argument " + argument + " must be an integer between 0 and 2147483647")
          .toException();
    }
    return number;
  }
}
