// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.ApiKey;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import java.util.Optional;
import java.util.UUID;

/**
 * How buckets are shown. Where they are reached and with which key pair is only in lists, not in
 * the result of the job that made them.
 */
final class BucketViews {
  private final BucketContents contents;

  BucketViews(BucketContents contents) {
    this.contents = contents;
  }

  /** A bucket as the job shows it that made it. Source: recording createBucket.done. */
  ObjectNode made(View view, Bucket bucket) {
    ObjectStoragePool pool = view.get(ObjectStoragePool.KIND, bucket.poolId());
    return end(begin(view, bucket, pool), view, bucket, pool);
  }

  /** A bucket in a list. Source: recording listBuckets. */
  ObjectNode listed(View view, Call call, Bucket bucket) {
    ObjectStoragePool pool = view.get(ObjectStoragePool.KIND, bucket.poolId());
    Fields fields = begin(view, bucket, pool);
    if (bucket.state() == Bucket.State.CREATED) {
      fields.put("url", pool.urlOf(bucket));
      keys(fields, view, call, bucket, pool.provider());
    }
    return end(fields, view, bucket, pool);
  }

  private Fields begin(View view, Bucket bucket, ObjectStoragePool pool) {
    Bucket.Settings settings = bucket.settings();
    return Fields.of()
        .put("id", bucket.id())
        .put("name", bucket.name())
        .put("created", bucket.created())
        .put("account", view.get(Account.KIND, bucket.accountId()).name())
        .put("objectstorageid", pool.id())
        .put("objectstore", pool.name())
        .put("size", size(bucket, pool))
        .put("state", bucket.state().wireName())
        .put("quota", settings.quotaInGiB())
        .put("encryption", settings.encryption())
        .put("versioning", settings.versioning())
        .put("objectlocking", bucket.objectLocking())
        .put("policy", settings.policy());
  }

  private long size(Bucket bucket, ObjectStoragePool pool) {
    return pool.provider() == Provider.SIMULATOR
        ? 0
        : contents.sizeInBytes(UUID.fromString(bucket.id()));
  }

  /** The key pair to reach a bucket with: of the caller's own, nobody else's secret is shown. */
  private static void keys(Fields fields, View view, Call call, Bucket bucket, Provider provider) {
    switch (provider) {
      case SIMULATOR -> fields.put("accesskey", "accesskey").put("usersecretkey", "secretkey");
      case LANDBRIDGE -> {
        Optional<ApiKey> own =
            bucket.accountId().equals(call.caller().accountId())
                ? ApiKey.findNewest(view, call.caller().userId())
                : Optional.empty();
        fields
            .put("accesskey", own.map(ApiKey::apiKey))
            .put("usersecretkey", own.map(ApiKey::secretKey));
      }
    }
  }

  private static ObjectNode end(Fields fields, View view, Bucket bucket, ObjectStoragePool pool) {
    return fields
        .put("provider", pool.provider().wireName())
        .put("tags", Tags.show(view, bucket.id()))
        .node();
  }
}
