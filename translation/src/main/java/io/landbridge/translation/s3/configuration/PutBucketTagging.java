// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.model.GetBucketTaggingOutput;
import io.landbridge.s3.model.PutBucketTaggingRequest;
import io.landbridge.s3.model.Tag;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps a bucket's tags. S3 API, PutBucketTagging. */
final class PutBucketTagging implements S3Operation<PutBucketTaggingRequest, Acknowledged> {
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_VALUE = 256;

  private final BucketDocuments documents;

  PutBucketTagging(S3Backend backend) {
    this.documents = backend.documents();
  }

  @Override
  public Acknowledged handle(S3Call call, PutBucketTaggingRequest request) {
    List<Tag> tags = request.tagging().tagSet();
    check(tags);
    documents.put(
        call.bucket().id(), Kind.TAGGING, GetBucketTaggingOutput.builder().tagSet(tags).build());
    return Acknowledged.INSTANCE;
  }

  private static void check(List<Tag> tags) {
    if (tags.size() > MOST_TAGS) {
      throw ConfigurationErrors.invalidTag("Bucket tag count cannot be greater than 50", "");
    }
    Set<String> keys = new HashSet<>();
    for (Tag tag : tags) {
      if (tag.key().isEmpty() || tag.key().length() > LONGEST_KEY) {
        throw ConfigurationErrors.invalidTag("The TagKey you have provided is invalid", tag.key());
      }
      if (tag.value().length() > LONGEST_VALUE) {
        throw ConfigurationErrors.invalidTag(
            "The TagValue you have provided is invalid", tag.key());
      }
      if (tag.key().startsWith("aws:")) {
        throw ConfigurationErrors.invalidTag(
            "System tags cannot be added/updated by requester", tag.key());
      }
      if (!keys.add(tag.key())) {
        throw ConfigurationErrors.invalidTag(
            "Cannot provide multiple Tags with the same key", tag.key());
      }
    }
  }
}
