// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.Bucket;
import io.landbridge.s3.model.ListBucketsOutput;
import io.landbridge.s3.model.ListBucketsRequest;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketErrors;
import io.landbridge.translation.s3.PageTokens;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import java.util.List;

/** The buckets of the requester's account. S3 API, ListBuckets; native {@code listBuckets}. */
final class ListBuckets implements S3Operation<ListBucketsRequest, ListBucketsOutput> {
  private static final int MOST = 10_000;

  private final BucketDirectory buckets;
  private final CanonicalUsers users;
  private final String region;

  ListBuckets(S3Backend backend) {
    this.buckets = backend.buckets();
    this.users = backend.users();
    this.region = backend.options().region();
  }

  @Override
  public ListBucketsOutput handle(S3Call call, ListBucketsRequest request) {
    Caller caller = call.caller().orElseThrow(BucketErrors::accessDenied);
    int max = request.maxBuckets().orElse(MOST);
    if (max < 1 || max > MOST) {
      throw S3Errors.invalidArgument(
              "max-buckets",
              Integer.toString(max),
              "Argument max-buckets must be an integer between 1 and 10000")
          .toException();
    }
    String prefix = request.prefix().orElse("");
    String after =
        request.continuationToken().map(it -> PageTokens.read("continuation-token", it)).orElse("");
    boolean here = request.bucketRegion().map(region::equals).orElse(true);
    List<S3Bucket> all =
        buckets.list(call, caller).stream()
            .filter(bucket -> here && bucket.name().startsWith(prefix))
            .filter(bucket -> bucket.name().compareTo(after) > 0)
            .toList();
    List<S3Bucket> page = all.subList(0, Math.min(max, all.size()));
    // Clients that do not ask for pages get what S3 always gave them.
    boolean paged =
        request.maxBuckets().isPresent()
            || request.prefix().isPresent()
            || request.bucketRegion().isPresent()
            || request.continuationToken().isPresent();
    ListBucketsOutput.Builder output =
        ListBucketsOutput.builder()
            .owner(users.owner(call.owner().value()))
            .prefix(request.prefix())
            .buckets(page.stream().map(bucket -> toShape(bucket, paged)).toList());
    if (page.size() < all.size()) {
      output.continuationToken(PageTokens.of(page.getLast().name()));
    }
    return output.build();
  }

  private Bucket toShape(S3Bucket bucket, boolean paged) {
    Bucket.Builder shape = Bucket.builder().name(bucket.name()).creationDate(bucket.created());
    return paged ? shape.bucketRegion(region).bucketArn(bucket.arn()).build() : shape.build();
  }
}
