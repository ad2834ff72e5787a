// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.KeyRing;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.NewUpload;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Opened;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.PartPage;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object store on this machine's disk. One process at a time has a directory. */
public final class EmbeddedStore implements ObjectStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);

  private final Metadata metadata;
  private final Remover remover;
  private final Engine engine;
  private final Buckets buckets;
  private final Objects objects;
  private final ObjectCopies copies;
  private final Deletions deletions;
  private final Uploads uploads;
  private final Lists lists;
  private final Scrubber scrubber;
  private final ScrubThread scrubs;

  private EmbeddedStore(
      Metadata metadata, Remover remover, Engine engine, Buckets buckets, DataFiles files) {
    this.metadata = metadata;
    this.remover = remover;
    this.engine = engine;
    this.buckets = buckets;
    this.objects = new Objects(engine);
    this.copies = new ObjectCopies(engine, buckets, objects);
    this.deletions = new Deletions(engine, objects);
    this.uploads = new Uploads(engine, objects);
    this.lists = new Lists(engine);
    Pace pace = new Pace(engine.options().scrubRate());
    this.scrubber = new Scrubber(engine, files, buckets, pace);
    this.scrubs =
        new ScrubThread(scrubber, pace, metadata, engine.clock(), engine.options().scrubEvery());
  }

  /**
   * Opens a store, or makes one. What an earlier process left half done is cleared away first.
   *
   * @throws IOException when the directory cannot be read or written, or holds something else
   */
  public static EmbeddedStore open(StoreOptions options, InstantSource clock, SecureRandom random)
      throws IOException {
    Files.createDirectories(options.directory());
    return open(options, clock, random, Disk.of(options.directory()));
  }

  static EmbeddedStore open(
      StoreOptions options, InstantSource clock, SecureRandom random, Disk disk)
      throws IOException {
    Path directory = options.directory();
    Files.createDirectories(directory);
    // First of all: a process that has the store already keeps others from everything in it.
    Metadata metadata = Metadata.open(directory.resolve("rows"), options.sync(), options.cache());
    try {
      return open(options, clock, random, disk, metadata);
    } catch (IOException | RuntimeException e) {
      metadata.close();
      throw e;
    }
  }

  private static EmbeddedStore open(
      StoreOptions options, InstantSource clock, SecureRandom random, Disk disk, Metadata metadata)
      throws IOException {
    KeyRing ring = KeyRing.open(options.keyRing(), options.keyNames(), random);
    DataFiles files = new DataFiles(options.directory().resolve("objects"), options.sync(), disk);
    int drafts = files.clearDrafts();
    files.syncStore();
    LOG.atDebug()
        .addKeyValue("directory", options.directory())
        .addKeyValue("drafts_removed", drafts)
        .log("The object store is open");
    Readers readers = new Readers();
    Remover remover = new Remover(metadata, files, readers);
    Sealer sealer = new Sealer(ring, options.keyArnPrefix(), random);
    Intake intake = new Intake(files, disk, options, random);
    Contents contents = new Contents(metadata, files);
    Engine engine =
        new Engine(
            options,
            clock,
            metadata,
            new VersionRows(metadata),
            new KeyLocks(),
            new Publisher(metadata, remover),
            intake,
            contents,
            new Copies(files, contents, intake, sealer, readers, options.inlineLimit()),
            sealer,
            readers,
            new Sequence(metadata, clock, random));
    Buckets buckets = new Buckets(metadata, files, remover, clock);
    EmbeddedStore store = new EmbeddedStore(metadata, remover, engine, buckets, files);
    remover.start();
    if (store.lastScrub().isEmpty() && buckets.all().isEmpty()) {
      // What comes into a new store is compared when it has been there for a while.
      LastScrub.of(ScrubReport.NOTHING, clock.instant()).save(metadata);
    }
    store.scrubs.start();
    return store;
  }

  @Override
  public void createBucket(BucketId bucket) {
    buckets.create(bucket);
  }

  @Override
  public void deleteBucket(BucketId bucket, Runnable elsewhere) {
    buckets.delete(bucket, elsewhere, uploads::abortAll);
  }

  @Override
  public Optional<BucketState> findBucket(BucketId bucket) {
    return buckets.find(bucket).map(Bucket::state);
  }

  @Override
  public List<BucketState> buckets() {
    return buckets.all().stream().map(Bucket::state).toList();
  }

  @Override
  public void setVersioning(BucketId bucket, VersioningState state) {
    buckets.setVersioning(bucket, state);
  }

  @Override
  public void setQuota(BucketId bucket, OptionalLong bytes) {
    buckets.setQuota(bucket, bytes);
  }

  @Override
  public BucketUsage usage(BucketId bucket) {
    return buckets.get(bucket).usage();
  }

  @Override
  public void putConfiguration(BucketId bucket, String kind, Document document) {
    buckets.putConfiguration(bucket, kind, document);
  }

  @Override
  public Optional<Document> findConfiguration(BucketId bucket, String kind) {
    return Optional.ofNullable(buckets.get(bucket).configuration().get(kind));
  }

  @Override
  public void deleteConfiguration(BucketId bucket, String kind) {
    buckets.deleteConfiguration(bucket, kind);
  }

  @Override
  public ObjectVersion put(
      BucketId bucket, ObjectKey key, NewObject object, ObjectBody body, WriteCondition condition) {
    return objects.put(buckets.get(bucket), key, object, body, condition);
  }

  @Override
  public ObjectVersion copy(
      CopySource source,
      BucketId bucket,
      ObjectKey key,
      NewObject object,
      List<Checksum> checksums,
      WriteCondition condition) {
    return copies.copy(source, buckets.get(bucket), key, object, checksums, condition);
  }

  @Override
  public ObjectVersion rename(
      BucketId bucket,
      ObjectKey source,
      ObjectKey target,
      WriteCondition onSource,
      WriteCondition onTarget) {
    return objects.rename(buckets.get(bucket), source, target, onSource, onTarget);
  }

  @Override
  public Optional<StoredVersion> find(BucketId bucket, ObjectKey key, Optional<VersionId> version) {
    return objects.find(buckets.get(bucket), key, version);
  }

  @Override
  public Opened open(BucketId bucket, ObjectKey key, Optional<VersionId> version, Reading reading) {
    return objects.open(buckets.get(bucket), key, version, reading);
  }

  @Override
  public ObjectVersion updateAttributes(
      BucketId bucket,
      ObjectKey key,
      Optional<VersionId> version,
      UnaryOperator<Attributes> change) {
    return objects.updateAttributes(buckets.get(bucket), key, version, change);
  }

  @Override
  public DeleteOutcome.Deleted delete(BucketId bucket, Deletion deletion) {
    return deletions.delete(buckets.get(bucket), deletion);
  }

  @Override
  public List<DeleteOutcome> deleteAll(BucketId bucket, List<Deletion> all) {
    return deletions.deleteAll(buckets.get(bucket), all);
  }

  @Override
  public ObjectPage listObjects(BucketId bucket, PageRequest page, Optional<String> after) {
    return lists.objects(buckets.get(bucket), page, after);
  }

  @Override
  public VersionPage listVersions(
      BucketId bucket, PageRequest page, Optional<VersionPage.VersionMarker> after) {
    return lists.versions(buckets.get(bucket), page, after);
  }

  @Override
  public UploadPage listUploads(
      BucketId bucket, PageRequest page, Optional<UploadPage.UploadMarker> after) {
    return lists.uploads(buckets.get(bucket), page, after);
  }

  @Override
  public Upload createUpload(BucketId bucket, ObjectKey key, NewUpload upload) {
    return uploads.create(buckets.get(bucket), key, upload);
  }

  @Override
  public Optional<Upload> findUpload(BucketId bucket, ObjectKey key, UploadId upload) {
    return uploads.find(buckets.get(bucket), key, upload).map(row -> row.toUpload(key));
  }

  @Override
  public PartFacts putPart(
      BucketId bucket,
      ObjectKey key,
      UploadId upload,
      int number,
      ObjectBody body,
      Optional<CustomerKey> customerKey) {
    return uploads.putPart(buckets.get(bucket), key, upload, number, body, customerKey);
  }

  @Override
  public PartPage listParts(BucketId bucket, ObjectKey key, UploadId upload, int after, int max) {
    return uploads.list(buckets.get(bucket), key, upload, after, max);
  }

  @Override
  public ObjectVersion completeUpload(
      BucketId bucket, ObjectKey key, UploadId upload, Completion completion) {
    return uploads.complete(buckets.get(bucket), key, upload, completion);
  }

  @Override
  public void abortUpload(BucketId bucket, ObjectKey key, UploadId upload) {
    uploads.abort(buckets.get(bucket), key, upload);
  }

  /**
   * Reads everything once and compares it with its checksums, and removes files that no row names.
   * The store does so by itself from time to time.
   */
  public ScrubReport scrub() throws IOException, InterruptedException {
    Pace pace = new Pace(Long.MAX_VALUE);
    ScrubReport report = scrubber.with(pace).scrub();
    LastScrub.of(report, engine.clock().instant()).save(metadata);
    return report;
  }

  /** What the last scrub of this store found, whichever process did it. */
  public Optional<LastScrub> lastScrub() {
    return LastScrub.find(metadata);
  }

  /** How many rows all lists and scans so far have stepped over. */
  long steps() {
    return metadata.steps();
  }

  /** Whether all files are removed that nobody can find any more. */
  boolean isTidy() {
    return remover.isIdle();
  }

  @Override
  public void close() {
    scrubs.close();
    remover.close();
    metadata.close();
  }
}
