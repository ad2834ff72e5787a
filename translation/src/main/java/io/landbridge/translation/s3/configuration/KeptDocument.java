// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.aws.AwsException;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Operation;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A document that is answered as it was kept: what {@code Get…} and {@code Delete…} of it do, for
 * whichever document it is.
 *
 * @param kind what is configured
 * @param schema the document as it is kept and answered
 */
record KeptDocument<T extends Shape>(Kind kind, Schema<T> schema) {

  /** Answers the document, or refuses when there is none. */
  <I> Function<S3Backend, S3Operation<I, T>> getOrRefuse(Function<S3Bucket, AwsException> absent) {
    return backend ->
        (call, _) ->
            backend
                .documents()
                .find(call.bucket().id(), kind, schema)
                .orElseThrow(() -> absent.apply(call.bucket()));
  }

  /** Answers the document, or what a bucket has that has none. */
  <I> Function<S3Backend, S3Operation<I, T>> getOr(Supplier<T> absent) {
    return backend ->
        (call, _) -> backend.documents().find(call.bucket().id(), kind, schema).orElseGet(absent);
  }

  /** Forgets the document; there need not be one. */
  <I> Function<S3Backend, S3Operation<I, Acknowledged>> delete() {
    return backend ->
        (call, _) -> {
          backend.documents().delete(call.bucket().id(), kind);
          return Acknowledged.INSTANCE;
        };
  }
}
