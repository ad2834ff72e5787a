// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.DeleteMarkerEntry;
import io.landbridge.s3.model.ListObjectVersionsOutput;
import io.landbridge.s3.model.ListObjectVersionsRequest;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersionPage.VersionMarker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of a bucket's versions and delete markers. S3 API, ListObjectVersions. */
final class ListObjectVersions
    implements S3Operation<ListObjectVersionsRequest, ListObjectVersionsOutput> {
  private final ObjectStore store;
  private final CanonicalUsers users;

  ListObjectVersions(S3Backend backend) {
    this.store = backend.store();
    this.users = backend.users();
  }

  @Override
  public ListObjectVersionsOutput handle(S3Call call, ListObjectVersionsRequest request) {
    int max = Entries.max("max-keys", request.maxKeys());
    String prefix = request.prefix().orElse("");
    VersionPage page =
        store.listVersions(
            call.bucket().id(), new PageRequest(prefix, request.delimiter(), max), marker(request));
    List<io.landbridge.s3.model.ObjectVersion> versions = new ArrayList<>();
    List<DeleteMarkerEntry> markers = new ArrayList<>();
    for (StoredVersion version : page.versions()) {
      switch (version) {
        case ObjectVersion object -> versions.add(entry(object));
        case DeleteMarker marker -> markers.add(entry(marker));
      }
    }
    return ListObjectVersionsOutput.builder()
        .name(request.bucket())
        .prefix(prefix)
        .keyMarker(request.keyMarker().orElse(""))
        .versionIdMarker(request.versionIdMarker().orElse(""))
        .nextKeyMarker(page.next().map(VersionMarker::key))
        .nextVersionIdMarker(page.next().flatMap(VersionMarker::version).map(VersionId::value))
        .maxKeys(max)
        .delimiter(request.delimiter().filter(it -> !it.isEmpty()))
        .encodingType(request.encodingType())
        .isTruncated(page.next().isPresent())
        .versions(versions)
        .deleteMarkers(markers)
        .commonPrefixes(Entries.prefixes(page.commonPrefixes()))
        .build();
  }

  private static Optional<VersionMarker> marker(ListObjectVersionsRequest request) {
    Optional<String> key = request.keyMarker().filter(it -> !it.isEmpty());
    Optional<String> version = request.versionIdMarker().filter(it -> !it.isEmpty());
    if (version.isPresent() && key.isEmpty()) {
      throw S3Errors.invalidArgument(
              "version-id-marker",
              version.get(),
              "A version-id marker cannot be specified without a key marker.")
          .toException();
    }
    return key.map(it -> new VersionMarker(it, version.map(VersionId::new)));
  }

  private io.landbridge.s3.model.ObjectVersion entry(ObjectVersion object) {
    var entry =
        io.landbridge.s3.model.ObjectVersion.builder()
            .key(object.key().value())
            .versionId(object.versionId().value())
            .isLatest(object.latest())
            .lastModified(object.lastModified())
            .eTag(object.etag())
            .size(object.size())
            .owner(users.owner(object.owner()))
            .checksumAlgorithm(
                Entries.algorithms(object.checksums().stream().map(Checksum::algorithm).toList()));
    Members.set(
        entry,
        io.landbridge.s3.model.ObjectVersion.SCHEMA,
        "ChecksumType",
        object.checksums().stream().findFirst().map(it -> it.type().name()));
    Members.set(
        entry, io.landbridge.s3.model.ObjectVersion.SCHEMA, "StorageClass", object.storageClass());
    return entry.build();
  }

  private DeleteMarkerEntry entry(DeleteMarker marker) {
    return DeleteMarkerEntry.builder()
        .key(marker.key().value())
        .versionId(marker.versionId().value())
        .isLatest(marker.latest())
        .lastModified(marker.lastModified())
        .owner(users.owner(marker.owner()))
        .build();
  }
}
