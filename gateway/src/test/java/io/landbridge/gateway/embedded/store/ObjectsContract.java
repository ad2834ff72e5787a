// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.CopySource;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.OpenObject;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.Retention;
import io.landbridge.translation.s3.store.StoreErrors;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects in a bucket that is not versioned. */
abstract class ObjectsContract extends StoreContract {
  private static final CustomerKey KEY = CustomerKey.of(bytes(32));
  private static final CustomerKey OTHER_KEY = CustomerKey.of(new byte[32]);

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 4096, 16 * 1024, 16 * 1024 + 1, 65_536, 131_072, 131_073, 1_000_000})
  void givesBackWhatWasPut(int size) throws IOException {
    byte[] content = bytes(size);
    put("known", content);
    put("unknown", NewObject.of(OWNER), BytesBody.ofUnknownLength(content));
    reopen();
    assertThat(read("known", Reading.ALL)).isEqualTo(content);
    assertThat(read("unknown", Reading.ALL)).isEqualTo(content);
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(2L * size, 2));
  }

  @Test
  void tellsWhatWasSaidOfAnObject() throws IOException {
    NewObject object =
        new NewObject(
            OWNER,
            "GLACIER",
            new ObjectMetadata(Map.of("content-type", "text/plain"), Map.of("colour", "grün")),
            Attributes.NONE
                .withTags(Map.of("a", "1"))
                .withLegalHold(LegalHold.ON)
                .withRetention(
                    Optional.of(new Retention(Retention.Mode.COMPLIANCE, now.get().plusSeconds(9))))
                .withAcl(Document.of(new byte[] {1, 2})),
            EncryptionChoice.NONE);
    Checksum checksum = new Checksum("CRC32", Checksum.Type.FULL_OBJECT, "NSRBwg==");
    ObjectVersion written = put("k", object, BytesBody.of("abc").with(checksum));
    reopen();
    ObjectVersion found = (ObjectVersion) store.find(BUCKET, key("k"), Optional.empty()).get();
    assertThat(found).isEqualTo(written);
    assertThat(found.metadata()).isEqualTo(object.metadata());
    assertThat(found.attributes()).isEqualTo(object.attributes());
    assertThat(found.storageClass()).isEqualTo("GLACIER");
    assertThat(found.checksums()).containsExactly(checksum);
    assertThat(found.etag()).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(found.lastModified()).isEqualTo(now.get());
    assertThat(found.versionId().isNull()).isTrue();
    assertThat(found.latest()).isTrue();
  }

  @Test
  void givesRanges() {
    byte[] content = bytes(300_000);
    put("large", content);
    put("small", Arrays.copyOf(content, 1000));
    put(
        "sealed",
        NewObject.of(OWNER).withEncryption(EncryptionChoice.SSE_S3),
        BytesBody.of(content));
    for (int[] range : new int[][] {{0, 1}, {65_535, 2}, {131_000, 70_000}, {299_999, 1}, {7, 0}}) {
      byte[] expected = Arrays.copyOfRange(content, range[0], range[0] + range[1]);
      assertThat(read("large", range(range[0], range[1]))).isEqualTo(expected);
      assertThat(read("sealed", range(range[0], range[1]))).isEqualTo(expected);
    }
    assertThat(read("small", range(990, 10))).isEqualTo(Arrays.copyOfRange(content, 990, 1000));
  }

  @Test
  void anOpenObjectStaysReadableWhenItIsOverwritten() throws IOException {
    byte[] before = bytes(200_000);
    put("k", before);
    try (OpenObject open =
        (OpenObject) store.open(BUCKET, key("k"), Optional.empty(), Reading.ALL)) {
      put("k", "after");
      assertThat(read(open.content())).isEqualTo(before);
    }
    assertThat(text("k")).isEqualTo("after");
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(5, 1));
  }

  @Test
  void aBodyThatFailsLeavesNothing() {
    put("k", "before");
    ObjectBody failing =
        new ObjectBody() {
          private int left = 300;

          @Override
          public long length() {
            return -1;
          }

          @Override
          public int read(ByteBuffer target) {
            if (left-- == 0) {
              throw StoreErrors.invalidRequest("not what was announced").toException();
            }
            int size = Math.min(1000, target.remaining());
            target.put(new byte[size]);
            return size;
          }

          @Override
          public List<Checksum> checksums() {
            return List.of();
          }
        };
    assertThat(refusal(() -> put("k", NewObject.of(OWNER), failing))).isEqualTo("InvalidRequest");
    assertThat(text("k")).isEqualTo("before");
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(6, 1));
  }

  @Test
  void conditionsAreChecked() {
    WriteCondition absent = Conditions.ifAbsent();
    assertThat(putIf("k", "one", absent)).isEqualTo("none");
    assertThat(putIf("k", "two", absent)).isEqualTo("PreconditionFailed");
    String etag = ((ObjectVersion) store.find(BUCKET, key("k"), Optional.empty()).get()).etag();
    assertThat(putIf("k", "three", Conditions.ifMatch(key("k"), List.of("other"))))
        .isEqualTo("PreconditionFailed");
    assertThat(putIf("k", "four", Conditions.ifMatch(key("k"), List.of(etag)))).isEqualTo("none");
    assertThat(putIf("new", "five", Conditions.ifMatch(key("new"), List.of("*"))))
        .isEqualTo("NoSuchKey");
    assertThat(text("k")).isEqualTo("four");
  }

  private String putIf(String key, String text, WriteCondition condition) {
    return refusal(() ->
        assertThat(store.put(BUCKET, key(key), NewObject.of(OWNER), BytesBody.of(text), condition))
            .isNotNull());
  }

  @Test
  void copiesContentButNotWhatIsSaidOfIt() throws IOException {
    byte[] content = bytes(500_000);
    ObjectVersion source = put("from", content);
    put("small", "small");
    ObjectVersion copy = copy("from", "to", EncryptionChoice.NONE, Reading.ALL);
    copy("small", "small2", EncryptionChoice.SSE_S3, Reading.ALL);
    delete("from");
    reopen();
    assertThat(copy.etag()).isEqualTo(source.etag());
    assertThat(read("to", Reading.ALL)).isEqualTo(content);
    assertThat(text("small2")).isEqualTo("small");
    assertThat(refusal(() -> copy("gone", "to", EncryptionChoice.NONE, Reading.ALL)))
        .isEqualTo("NoSuchKey");
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(500_010, 3));
  }

  @Test
  void copiesBetweenKindsOfEncryption() {
    byte[] content = bytes(200_000);
    put("s3", NewObject.of(OWNER).withEncryption(EncryptionChoice.SSE_S3), BytesBody.of(content));
    copy("s3", "s3b", EncryptionChoice.SSE_S3, Reading.ALL);
    copy("s3b", "c", new EncryptionChoice.SseC(KEY), Reading.ALL);
    copy("c", "plain", EncryptionChoice.NONE, with(KEY));
    delete("s3");
    assertThat(read("s3b", Reading.ALL)).isEqualTo(content);
    assertThat(read("c", with(KEY))).isEqualTo(content);
    assertThat(read("plain", Reading.ALL)).isEqualTo(content);
  }

  @Test
  void copiesAnObjectOntoItself() {
    byte[] content = bytes(100_000);
    put("k", content);
    copy("k", "k", EncryptionChoice.NONE, Reading.ALL);
    assertThat(read("k", Reading.ALL)).isEqualTo(content);
  }

  private ObjectVersion copy(String from, String to, EncryptionChoice encryption, Reading reading) {
    return store.copy(
        new CopySource(BUCKET, key(from), Optional.empty(), reading),
        BUCKET,
        key(to),
        NewObject.of(OWNER).withEncryption(encryption),
        List.of(),
        WriteCondition.NONE);
  }

  @Test
  void sealsWithCustomersKeys() throws IOException {
    for (int size : new int[] {10, 100_000}) {
      byte[] content = bytes(size);
      ObjectVersion version =
          put(
              "k",
              NewObject.of(OWNER).withEncryption(new EncryptionChoice.SseC(KEY)),
              BytesBody.of(content));
      reopen();
      assertThat(version.encryption()).isEqualTo(new EncryptionFacts.SseC());
      assertThat(read("k", with(KEY))).isEqualTo(content);
      assertThat(refusal(() -> read("k", with(OTHER_KEY)))).isEqualTo("AccessDenied");
      assertThat(refusal(() -> read("k", Reading.ALL))).isEqualTo("InvalidRequest");
    }
    put("plain", "x");
    assertThat(refusal(() -> read("plain", with(KEY)))).isEqualTo("InvalidRequest");
  }

  @Test
  void sealsWithNamedKeys() throws IOException {
    EncryptionChoice unknown =
        new EncryptionChoice.SseKms(Optional.of("alias/nobody"), Optional.empty(), false);
    assertThat(
            refusal(() -> put("k", NewObject.of(OWNER).withEncryption(unknown), BytesBody.of("x"))))
        .isEqualTo("KMS.NotFoundException");
    EncryptionChoice named =
        new EncryptionChoice.SseKms(Optional.of("alias/aws/s3"), Optional.of("e30="), true);
    ObjectVersion version =
        put("k", NewObject.of(OWNER).withEncryption(named), BytesBody.of("secret"));
    reopen();
    assertThat(text("k")).isEqualTo("secret");
    assertThat(version.encryption()).isInstanceOf(EncryptionFacts.SseKms.class);
  }

  @Test
  void renames() {
    put("a", bytes(50_000));
    put("b", "b");
    ObjectVersion renamed =
        store.rename(BUCKET, key("a"), key("b"), WriteCondition.NONE, WriteCondition.NONE);
    assertThat(renamed.size()).isEqualTo(50_000);
    assertThat(read("b", Reading.ALL)).isEqualTo(bytes(50_000));
    assertThat(store.find(BUCKET, key("a"), Optional.empty())).isEmpty();
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(50_000, 1));
    assertThat(
            refusal(() ->
                assertThat(
                        store.rename(
                            BUCKET, key("a"), key("c"), WriteCondition.NONE, WriteCondition.NONE))
                    .isNull()))
        .isEqualTo("NoSuchKey");
  }

  @Test
  void changesAttributesInPlace() throws IOException {
    ObjectVersion before = put("k", "content");
    now.set(now.get().plusSeconds(60));
    ObjectVersion after =
        store.updateAttributes(
            BUCKET, key("k"), Optional.empty(), it -> it.withTags(Map.of("x", "y")));
    reopen();
    assertThat(after.attributes().tags()).isEqualTo(Map.of("x", "y"));
    assertThat(store.find(BUCKET, key("k"), Optional.empty())).contains(after);
    assertThat(after.lastModified()).isEqualTo(before.lastModified());
    assertThat(text("k")).isEqualTo("content");
  }

  @Test
  void holdsTheQuota() {
    store.setQuota(BUCKET, OptionalLong.of(100_000));
    put("a", bytes(60_000));
    assertThat(refusal(() -> put("b", bytes(40_001)))).isEqualTo("QuotaExceeded");
    assertThat(
            refusal(() -> put("b", NewObject.of(OWNER), BytesBody.ofUnknownLength(bytes(40_001)))))
        .isEqualTo("QuotaExceeded");
    put("b", bytes(40_000));
    delete("a");
    put("c", bytes(60_000));
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(100_000, 2));
  }

  @Test
  void keepsBucketsApartAndRemovesEmptyOnes() throws IOException {
    BucketId other = new BucketId(new UUID(1, 2));
    store.createBucket(other);
    put("k", "mine");
    store.putConfiguration(other, "cors", Document.of(new byte[] {7}));
    reopen();
    assertThat(store.findConfiguration(other, "cors")).contains(Document.of(new byte[] {7}));
    assertThat(store.find(other, key("k"), Optional.empty())).isEmpty();
    assertThat(refusal(() -> store.deleteBucket(BUCKET))).isEqualTo("BucketNotEmpty");
    store.deleteBucket(other);
    assertThat(refusal(() -> store.deleteBucket(other))).isEqualTo("NoSuchBucket");
    reopen();
    assertThat(store.buckets()).extracting(it -> it.id()).containsExactly(BUCKET);
    store.createBucket(other);
    assertThat(store.findConfiguration(other, "cors")).isEmpty();
  }

  @Test
  void aBucketThatCannotGoElsewhereStaysAsItIs() {
    Document kept = Document.of(new byte[] {7});
    store.putConfiguration(BUCKET, "cors", kept);
    assertThatThrownBy(() ->
            store.deleteBucket(
                BUCKET,
                () -> {
                  throw new UncheckedIOException(new IOException("away"));
                }))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(store.findConfiguration(BUCKET, "cors")).contains(kept);
    put("k", "still here");
    AtomicBoolean asked = new AtomicBoolean();
    assertThat(refusal(() -> store.deleteBucket(BUCKET, () -> asked.set(true))))
        .isEqualTo("BucketNotEmpty");
    assertThat(asked).isFalse();
  }

  @Test
  void nothingComesIntoABucketWhileItGoesElsewhere() throws Exception {
    CompletableFuture<String> late = new CompletableFuture<>();
    AtomicReference<Thread> writer = new AtomicReference<>();
    store.deleteBucket(
        BUCKET,
        () -> {
          writer.set(
              Thread.ofPlatform()
                  .start(() -> late.complete(refusal(() -> put("late", "too late")))));
          await().until(() -> writer.get().getState() == Thread.State.WAITING);
          assertThat(late).isNotDone();
        });
    assertThat(late.get(10, TimeUnit.SECONDS)).isEqualTo("NoSuchBucket");
  }
}
