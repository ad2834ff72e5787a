// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.lifecycle.DayLength;
import io.landbridge.translation.s3.lifecycle.LifecycleConfiguration.Due;
import io.landbridge.translation.s3.lifecycle.LifecycleHeaders;
import io.landbridge.translation.s3.lifecycle.VersionFacts;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Upload;
import java.util.Optional;

/**
 * Tells clients what the bucket's lifecycle has in store. S3 User Guide, "Setting a lifecycle
 * configuration", and the headers {@code x-amz-expiration} and {@code x-amz-abort-date}.
 */
public final class Expiry {
  private final KeptConfiguration kept;
  private final DayLength day;

  /** By the rules of the buckets of a backend. */
  public Expiry(S3Backend backend) {
    this.kept = backend.kept();
    this.day = backend.options().lifecycleDay();
  }

  /** Of an object: when it will expire and by which rule, while it is the current version. */
  public <T extends Shape> void tell(
      S3Call call, ShapeBuilder<T> output, Schema<T> schema, ObjectVersion version) {
    if (version.latest()) {
      kept.lifecycle(call.bucket().id())
          .flatMap(rules -> rules.findExpiry(facts(version), day))
          .ifPresent(
              due -> Members.set(output, schema, "Expiration", LifecycleHeaders.expiration(due)));
    }
  }

  private static VersionFacts facts(ObjectVersion version) {
    return new VersionFacts(
        version.key().value(),
        false,
        version.size(),
        version.attributes().tags(),
        version.lastModified(),
        Optional.empty(),
        0,
        false);
  }

  /** Of an upload: when it will be aborted and by which rule. */
  public <T extends Shape> void tell(
      S3Call call, ShapeBuilder<T> output, Schema<T> schema, Upload upload) {
    Optional<Due> due =
        kept.lifecycle(call.bucket().id())
            .flatMap(rules -> rules.findAbort(upload.key().value(), upload.initiated(), day));
    Members.set(output, schema, "AbortDate", due.map(Due::at));
    Members.set(output, schema, "AbortRuleId", due.map(Due::ruleId));
  }
}
