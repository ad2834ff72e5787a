// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.RestEncoder;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.ObjectStore;
import java.util.Locale;
import java.util.Optional;

/**
 * The configuration of buckets: one document of each kind, kept beside the objects in the form that
 * S3 answers it in.
 */
public final class BucketDocuments {
  private final ObjectStore store;

  /** Documents in this store. */
  public BucketDocuments(ObjectStore store) {
    this.store = store;
  }

  /** What can be configured of a bucket by a document. */
  public enum Kind {
    ACCELERATE,
    CORS,
    ENCRYPTION,
    LIFECYCLE,
    LOGGING,
    NOTIFICATION,
    OBJECT_LOCK,
    REQUEST_PAYMENT,
    TAGGING,
    WEBSITE;

    private String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The document as it was kept. */
  public Optional<Document> find(BucketId bucket, Kind kind) {
    return store.findConfiguration(bucket, kind.key());
  }

  /** The document as a shape. */
  public <T extends Shape> Optional<T> find(BucketId bucket, Kind kind, Schema<T> schema) {
    return find(bucket, kind)
        .map(document -> RestDecoder.readDocument(schema, schema.name(), document.bytes()));
  }

  /** Keeps a document as it is. */
  public void put(BucketId bucket, Kind kind, byte[] document) {
    store.putConfiguration(bucket, kind.key(), Document.of(document));
  }

  /** Keeps a shape. */
  public void put(BucketId bucket, Kind kind, Shape shape) {
    put(bucket, kind, RestEncoder.writeDocument(shape.schema().name(), shape));
  }

  /** Forgets a document, if there is one. */
  public void delete(BucketId bucket, Kind kind) {
    store.deleteConfiguration(bucket, kind.key());
  }
}
