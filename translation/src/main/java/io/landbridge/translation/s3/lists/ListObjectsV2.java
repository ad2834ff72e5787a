// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lists;

import io.landbridge.s3.model.ListObjectsV2Output;
import io.landbridge.s3.model.ListObjectsV2Request;
import io.landbridge.s3.model.Owner;
import io.landbridge.translation.s3.PageTokens;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.PageRequest;
import java.util.Optional;

/** A page of a bucket's objects. S3 API, ListObjectsV2. */
final class ListObjectsV2 implements S3Operation<ListObjectsV2Request, ListObjectsV2Output> {
  private final ObjectStore store;
  private final CanonicalUsers users;

  ListObjectsV2(S3Backend backend) {
    this.store = backend.store();
    this.users = backend.users();
  }

  @Override
  public ListObjectsV2Output handle(S3Call call, ListObjectsV2Request request) {
    int max = Entries.max("max-keys", request.maxKeys());
    String prefix = request.prefix().orElse("");
    Optional<String> after =
        request
            .continuationToken()
            .map(token -> PageTokens.read("continuation-token", token))
            .or(request::startAfter)
            .filter(it -> !it.isEmpty());
    ObjectPage page =
        store.listObjects(
            call.bucket().id(), new PageRequest(prefix, request.delimiter(), max), after);
    boolean withOwner = request.fetchOwner().orElse(false);
    return ListObjectsV2Output.builder()
        .name(request.bucket())
        .prefix(prefix)
        .maxKeys(max)
        .delimiter(request.delimiter().filter(it -> !it.isEmpty()))
        .encodingType(request.encodingType())
        .startAfter(request.startAfter())
        .continuationToken(request.continuationToken())
        .nextContinuationToken(page.next().map(PageTokens::of))
        .isTruncated(page.next().isPresent())
        .keyCount(page.objects().size() + page.commonPrefixes().size())
        .contents(
            page.objects().stream().map(it -> Entries.object(it, owner(it, withOwner))).toList())
        .commonPrefixes(Entries.prefixes(page.commonPrefixes()))
        .build();
  }

  private Optional<Owner> owner(ListedObject object, boolean asked) {
    return asked ? Optional.of(users.owner(object.owner())) : Optional.empty();
  }
}
