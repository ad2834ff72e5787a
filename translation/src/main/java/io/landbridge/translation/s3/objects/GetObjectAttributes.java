// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import static io.landbridge.translation.s3.store.Checksum.Type.COMPOSITE;

import io.landbridge.s3.model.Checksum;
import io.landbridge.s3.model.GetObjectAttributesOutput;
import io.landbridge.s3.model.GetObjectAttributesParts;
import io.landbridge.s3.model.GetObjectAttributesRequest;
import io.landbridge.s3.model.ObjectAttributes;
import io.landbridge.s3.model.ObjectPart;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.VersionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Facts of an object and its parts. S3 API, GetObjectAttributes. */
final class GetObjectAttributes
    implements S3Operation<GetObjectAttributesRequest, GetObjectAttributesOutput> {
  private static final int MOST_PARTS = 1_000;

  private final ObjectStore store;
  private final NewObjects objects;
  private final Encryption encryption;

  GetObjectAttributes(S3Backend backend) {
    this.store = backend.store();
    this.objects = new NewObjects(backend);
    this.encryption = new Encryption(backend);
  }

  @Override
  public GetObjectAttributesOutput handle(S3Call call, GetObjectAttributesRequest request) {
    Optional<VersionId> named = request.versionId().map(VersionId::new);
    ObjectReading nothing =
        new ObjectReading(request, encryption.customerKey(call, request), false);
    ObjectVersion version =
        switch (store.open(call.bucket().id(), new ObjectKey(request.key()), named, nothing)) {
          case DeleteMarker marker -> throw ObjectAnswers.refuse(marker, named.isPresent(), "GET");
          case OpenObject object -> closed(object);
        };
    GetObjectAttributesOutput.Builder output =
        GetObjectAttributesOutput.builder().lastModified(version.lastModified());
    if (objects.namesVersions(call)) {
      output.versionId(version.versionId().value());
    }
    for (ObjectAttributes wanted : request.objectAttributes()) {
      switch (wanted) {
        case E_TAG -> output.eTag(version.etag());
        case OBJECT_SIZE -> output.objectSize(version.size());
        case STORAGE_CLASS ->
            Members.set(
                output, GetObjectAttributesOutput.SCHEMA, "StorageClass", version.storageClass());
        case CHECKSUM -> {
          if (!version.checksums().isEmpty()) {
            output.checksum(checksum(version));
          }
        }
        case OBJECT_PARTS -> {
          if (!version.parts().isEmpty()) {
            output.objectParts(parts(request, version));
          }
        }
      }
    }
    return output.build();
  }

  private static ObjectVersion closed(OpenObject object) {
    try {
      object.close();
      return object.version();
    } catch (IOException e) {
      throw new UncheckedIOException("An object cannot be closed", e);
    }
  }

  /** Here alone a composite checksum stands without the number of its parts. */
  private static Checksum checksum(ObjectVersion version) {
    Checksum.Builder checksum = Checksum.builder();
    for (var known : version.checksums()) {
      Members.set(
          checksum, Checksum.SCHEMA, "Checksum" + known.algorithm(), known.toValue().base64());
      Members.set(checksum, Checksum.SCHEMA, "ChecksumType", known.type().name());
    }
    return checksum.build();
  }

  /** The parts themselves are told where the object's checksum is made of theirs. */
  private static GetObjectAttributesParts parts(
      GetObjectAttributesRequest request, ObjectVersion version) {
    List<PartFacts> parts = version.parts();
    boolean composite = version.checksums().stream().anyMatch(it -> it.type() == COMPOSITE);
    if (!composite) {
      return GetObjectAttributesParts.builder().totalPartsCount(parts.size()).build();
    }
    int max = Math.clamp(request.maxParts().orElse(MOST_PARTS), 0, MOST_PARTS);
    int after = request.partNumberMarker().orElse(0);
    List<PartFacts> rest = parts.stream().filter(part -> part.number() > after).toList();
    List<PartFacts> page = rest.subList(0, Math.min(max, rest.size()));
    return GetObjectAttributesParts.builder()
        .totalPartsCount(parts.size())
        .partNumberMarker(after)
        .nextPartNumberMarker(page.isEmpty() ? after : page.getLast().number())
        .maxParts(max)
        .isTruncated(page.size() < rest.size())
        .parts(page.stream().map(GetObjectAttributes::part).toList())
        .build();
  }

  private static ObjectPart part(PartFacts facts) {
    ObjectPart.Builder part = ObjectPart.builder().partNumber(facts.number()).size(facts.size());
    Headers.checksums(part, ObjectPart.SCHEMA, facts.checksums());
    return part.build();
  }
}
