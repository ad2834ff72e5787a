// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.model.ListObjectsOutput;
import io.landbridge.s3.model.ListObjectsRequest;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PageRequest;
import java.util.Optional;

/** A page of a bucket's objects, the older way. S3 API, ListObjects. */
final class ListObjects implements S3Operation<ListObjectsRequest, ListObjectsOutput> {
  private final ObjectStore store;
  private final CanonicalUsers users;

  ListObjects(S3Backend backend) {
    this.store = backend.store();
    this.users = backend.users();
  }

  @Override
  public ListObjectsOutput handle(S3Call call, ListObjectsRequest request) {
    int max = Entries.max("max-keys", request.maxKeys());
    String prefix = request.prefix().orElse("");
    ObjectPage page =
        store.listObjects(
            call.bucket().id(),
            new PageRequest(prefix, request.delimiter(), max),
            request.marker().filter(marker -> !marker.isEmpty()));
    ListObjectsOutput.Builder output =
        ListObjectsOutput.builder()
            .name(request.bucket())
            .prefix(prefix)
            .marker(request.marker().orElse(""))
            .maxKeys(max)
            .delimiter(request.delimiter().filter(it -> !it.isEmpty()))
            .encodingType(request.encodingType())
            .isTruncated(page.next().isPresent())
            .contents(
                page.objects().stream()
                    .map(it -> Entries.object(it, Optional.of(users.owner(it.owner()))))
                    .toList())
            .commonPrefixes(Entries.prefixes(page.commonPrefixes()));
    // Without a delimiter clients go on after the last key that they have seen.
    return request.delimiter().filter(it -> !it.isEmpty()).isPresent()
        ? output.nextMarker(page.next()).build()
        : output.build();
  }
}
