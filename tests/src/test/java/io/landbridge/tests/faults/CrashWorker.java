// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Writes to keys and buckets of its own until nobody answers any more, and keeps account of what it
 * was answered.
 */
final class CrashWorker {
  static final String PLAIN = "crash-plain";
  static final String VERSIONED = "crash-versioned";
  private static final int KEYS = 6;
  private static final int LARGEST_ROW = 16 * 1024;
  private static final int LARGEST = 600_000;
  private static final int PART = 70_000;

  private final int number;
  private final Random random;
  private final Ledger objects = new Ledger();
  private final Ledger buckets = new Ledger();
  private final VersionLedger versions;
  private Optional<PendingUpload> upload = Optional.empty();
  private final AtomicInteger acknowledged = new AtomicInteger();

  /** Parts that were acknowledged of an upload whose end was not asked for yet. */
  record PendingUpload(String key, String id, List<CompletedPart> parts) {}

  CrashWorker(int number) {
    this.number = number;
    this.random = new Random(number);
    this.versions = new VersionLedger("w" + number + "/versions");
  }

  Ledger objects() {
    return objects;
  }

  Ledger buckets() {
    return buckets;
  }

  VersionLedger versions() {
    return versions;
  }

  /** The upload that was cut off, which is forgotten. */
  Optional<PendingUpload> takeUpload() {
    Optional<PendingUpload> cut = upload;
    upload = Optional.empty();
    return cut;
  }

  /** How many requests were answered with success. */
  int acknowledged() {
    return acknowledged.get();
  }

  String prefix() {
    return "w" + number + "/";
  }

  String bucket() {
    return "crash-of-" + number;
  }

  /** Returns when the gateway is gone; an answer that is an error ends the test. */
  void work(S3Client s3) {
    try {
      while (true) {
        step(s3);
      }
    } catch (SdkClientException _) {
      // Killed: nobody knows what became of the last request.
    }
  }

  private void step(S3Client s3) {
    String key = key();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> put(s3, key, Content.of(random.nextLong(), random.nextInt(LARGEST_ROW)));
      case 3, 4, 5 -> put(s3, key, Content.of(random.nextLong(), random.nextInt(LARGEST)));
      case 6 -> copy(s3, key());
      case 7 -> uploadInParts(s3, key);
      case 8 -> delete(s3, key);
      case 9 -> deleteTwo(s3);
      case 10 -> versions.step(s3, random);
      default -> changeBucket(s3);
    }
  }

  private String key() {
    return prefix() + "key-" + random.nextInt(KEYS);
  }

  private void put(S3Client s3, String key, Content content) {
    make(
        objects,
        List.of(key),
        Optional.of(content),
        () -> s3.putObject(r -> r.bucket(PLAIN).key(key), RequestBody.fromBytes(content.bytes())));
  }

  private void copy(S3Client s3, String target) {
    String source = key();
    Optional<Content> content = objects.get(source);
    if (content.isEmpty() || source.equals(target)) {
      return;
    }
    make(
        objects,
        List.of(target),
        Optional.of(Content.of(content.get().seed(), content.get().size())),
        () ->
            s3.copyObject(r ->
                r.sourceBucket(PLAIN)
                    .sourceKey(source)
                    .destinationBucket(PLAIN)
                    .destinationKey(target)));
  }

  private void uploadInParts(S3Client s3, String key) {
    int parts = 2 + random.nextInt(2);
    Content content = new Content(random.nextLong(), parts * PART, parts);
    String id = s3.createMultipartUpload(r -> r.bucket(PLAIN).key(key)).uploadId();
    List<CompletedPart> done = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      int current = part;
      upload = Optional.of(new PendingUpload(key, id, List.copyOf(done)));
      String etag =
          s3.uploadPart(
                  r -> r.bucket(PLAIN).key(key).uploadId(id).partNumber(current),
                  RequestBody.fromBytes(content.part(current)))
              .eTag();
      done.add(CompletedPart.builder().partNumber(current).eTag(etag).build());
    }
    upload = Optional.empty();
    make(
        objects,
        List.of(key),
        Optional.of(content),
        () ->
            s3.completeMultipartUpload(
                r -> r.bucket(PLAIN).key(key).uploadId(id).multipartUpload(u -> u.parts(done))));
  }

  private void delete(S3Client s3, String key) {
    make(
        objects,
        List.of(key),
        Optional.empty(),
        () -> s3.deleteObject(r -> r.bucket(PLAIN).key(key)));
  }

  private void deleteTwo(S3Client s3) {
    List<String> keys = IntStream.range(0, 2).mapToObj(_ -> key()).distinct().toList();
    List<ObjectIdentifier> named =
        keys.stream().map(key -> ObjectIdentifier.builder().key(key).build()).toList();
    make(
        objects,
        keys,
        Optional.empty(),
        () -> s3.deleteObjects(r -> r.bucket(PLAIN).delete(d -> d.objects(named))));
  }

  private void changeBucket(S3Client s3) {
    if (buckets.get(bucket()).isPresent()) {
      make(
          buckets,
          List.of(bucket()),
          Optional.empty(),
          () -> s3.deleteBucket(r -> r.bucket(bucket())));
    } else {
      make(
          buckets,
          List.of(bucket()),
          Optional.of(Content.of(0, 0)),
          () -> s3.createBucket(r -> r.bucket(bucket())));
    }
  }

  private void make(Ledger ledger, List<String> names, Optional<Content> content, Runnable call) {
    names.forEach(name -> ledger.attempt(name, content));
    call.run();
    names.forEach(ledger::acknowledge);
    var _ = acknowledged.incrementAndGet();
  }
}
