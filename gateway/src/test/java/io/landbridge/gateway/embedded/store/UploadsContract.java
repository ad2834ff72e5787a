// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.BucketUsage;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.Completion;
import io.landbridge.translation.s3.store.Completion.WantedPart;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.NewUpload;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.PartFacts;
import io.landbridge.translation.s3.store.PartPage;
import io.landbridge.translation.s3.store.Reading;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.Upload.UploadChecksum;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.UploadPage;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Uploads in parts, which here may be as small as 1,000 bytes. */
abstract class UploadsContract extends StoreContract {

  private UploadId begin(String key, EncryptionChoice encryption) {
    NewObject object = NewObject.of(OWNER).withEncryption(encryption);
    return store
        .createUpload(
            BUCKET, key(key), new NewUpload(object, OWNER, Optional.empty(), new LinkedHashMap<>()))
        .id();
  }

  private PartFacts part(String key, UploadId id, int number, byte[] bytes) {
    return store.putPart(BUCKET, key(key), id, number, BytesBody.of(bytes), Optional.empty());
  }

  private static WantedPart wanted(PartFacts part) {
    return new WantedPart(part.number(), part.etag(), List.of());
  }

  private ObjectVersion complete(String key, UploadId id, WantedPart... parts) {
    return complete(key, id, WriteCondition.NONE, parts);
  }

  private ObjectVersion complete(
      String key, UploadId id, WriteCondition condition, WantedPart... parts) {
    return store.completeUpload(
        BUCKET,
        key(key),
        id,
        new Completion(List.of(parts), condition, _ -> List.of(), Optional.empty()));
  }

  @Test
  void makesAnObjectOfParts() throws IOException {
    for (EncryptionChoice choice : List.of(EncryptionChoice.NONE, EncryptionChoice.SSE_S3)) {
      UploadId id = begin("k", choice);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      List<WantedPart> parts = new ArrayList<>();
      for (int number = 1; number <= 20; number++) {
        byte[] bytes = bytes(70_000 + number);
        all.write(bytes);
        parts.add(wanted(part("k", id, number, bytes)));
      }
      ObjectVersion version = complete("k", id, parts.toArray(WantedPart[]::new));
      reopen();
      byte[] content = all.toByteArray();
      assertThat(version.etag()).endsWith("-20");
      assertThat(version.parts()).hasSize(20);
      assertThat(store.find(BUCKET, key("k"), Optional.empty())).contains(version);
      assertThat(read("k", Reading.ALL)).isEqualTo(content);
      assertThat(read("k", range(139_990, 100)))
          .isEqualTo(Arrays.copyOfRange(content, 139_990, 140_090));
      assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(content.length, 1));
      assertThat(refusal(() -> complete("k", id, parts.getFirst()))).isEqualTo("NoSuchUpload");
    }
  }

  @Test
  void makesAnObjectOfAsManyPartsAsThereMayBe() throws IOException {
    int most = 10_000;
    int size = 1000;
    UploadId id = begin("k", EncryptionChoice.NONE);
    byte[] content = bytes(most * size);
    WantedPart[] parts = new WantedPart[most];
    for (int i = 0; i < most; i++) {
      byte[] bytes = Arrays.copyOfRange(content, i * size, (i + 1) * size);
      parts[i] = wanted(part("k", id, i + 1, bytes));
    }

    ObjectVersion version = complete("k", id, parts);
    reopen();

    assertThat(version.etag()).endsWith("-10000");
    assertThat(version.parts()).hasSize(most);
    assertThat(store.find(BUCKET, key("k"), Optional.empty())).contains(version);
    assertThat(Arrays.equals(read("k", Reading.ALL), content)).isTrue();
    assertThat(read("k", range(9_998_900, 1100)))
        .isEqualTo(Arrays.copyOfRange(content, 9_998_900, most * size));
    delete("k");
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
  }

  /** The ETag that AWS gives for these parts: computed with md5sum over the parts' binary MD5s. */
  @Test
  void keepsTheHeadersThatItBeganWith() throws IOException {
    LinkedHashMap<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-acl", "private");
    headers.put("x-amz-tagging", "a=é");
    for (Optional<UploadChecksum> checksum :
        List.of(
            Optional.<UploadChecksum>empty(),
            Optional.of(new UploadChecksum("CRC32", Checksum.Type.COMPOSITE)))) {
      NewUpload begun = new NewUpload(NewObject.of(OWNER), OWNER, checksum, headers);
      UploadId id = store.createUpload(BUCKET, key("k"), begun).id();
      reopen();
      Upload found = store.getUpload(BUCKET, key("k"), id);
      assertThat(found.headers()).isEqualTo(headers);
      assertThat(found.checksum()).isEqualTo(checksum);
      assertThat(store.findUpload(BUCKET, key("other"), id)).isEmpty();
    }
  }

  @Test
  void theTagIsThatOfAws() {
    UploadId id = begin("k", EncryptionChoice.NONE);
    PartFacts one = part("k", id, 1, "a".repeat(1000).getBytes(StandardCharsets.UTF_8));
    PartFacts two = part("k", id, 2, "b".getBytes(StandardCharsets.UTF_8));
    assertThat(complete("k", id, wanted(one), wanted(two)).etag())
        .isEqualTo("8579a3ad015530dfbb5dc55295cfe210-2");
  }

  @Test
  void choosesAmongTheParts() {
    UploadId id = begin("k", EncryptionChoice.NONE);
    part("k", id, 1, bytes(2000));
    PartFacts replaced = part("k", id, 1, bytes(3000));
    part("k", id, 5, bytes(4000));
    PartFacts last = part("k", id, 9, bytes(10));
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(7010, 0));
    ObjectVersion version = complete("k", id, wanted(replaced), wanted(last));
    assertThat(version.size()).isEqualTo(3010);
    assertThat(store.usage(BUCKET)).isEqualTo(new BucketUsage(3010, 1));
  }

  @Test
  void refusesPartsThatDoNotFit() {
    UploadId id = begin("k", EncryptionChoice.NONE);
    PartFacts small = part("k", id, 1, bytes(999));
    PartFacts second = part("k", id, 2, bytes(1000));
    assertThat(refusal(() -> complete("k", id))).isEqualTo("MalformedXML");
    assertThat(refusal(() -> complete("k", id, wanted(second), wanted(small))))
        .isEqualTo("InvalidPartOrder");
    assertThat(refusal(() -> complete("k", id, wanted(small), wanted(second))))
        .isEqualTo("EntityTooSmall");
    assertThat(refusal(() -> complete("k", id, new WantedPart(2, small.etag(), List.of()))))
        .isEqualTo("InvalidPart");
    assertThat(refusal(() -> complete("k", id, new WantedPart(3, small.etag(), List.of()))))
        .isEqualTo("InvalidPart");
    assertThat(refusal(() -> part("k", id, 10_001, bytes(1)))).isEqualTo("InvalidArgument");
    assertThat(refusal(() -> part("other", id, 1, bytes(1)))).isEqualTo("NoSuchUpload");
    put("k", "there already");
    assertThat(refusal(() -> complete("k", id, Conditions.ifAbsent(), wanted(second))))
        .isEqualTo("PreconditionFailed");
    assertThat(complete("k", id, wanted(second)).size()).isEqualTo(1000);
  }

  @Test
  void abortingRemovesTheParts() {
    UploadId id = begin("k", EncryptionChoice.NONE);
    part("k", id, 1, bytes(5000));
    store.abortUpload(BUCKET, key("k"), id);
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
    assertThat(refusal(() -> part("k", id, 1, bytes(1)))).isEqualTo("NoSuchUpload");
    assertThat(refusal(() -> store.abortUpload(BUCKET, key("k"), id))).isEqualTo("NoSuchUpload");
    store.deleteBucket(BUCKET);
  }

  @Test
  void uploadsDoNotKeepTheirBucket() {
    UploadId first = begin("k", EncryptionChoice.NONE);
    part("k", first, 1, bytes(50_000));
    part("k", first, 2, bytes(5));
    part("k/\u0000/2", begin("k/\u0000/2", EncryptionChoice.NONE), 1, bytes(50_000));
    begin("k", EncryptionChoice.NONE);
    put("o", "an object does");
    assertThat(refusal(() -> store.deleteBucket(BUCKET))).isEqualTo("BucketNotEmpty");
    assertThat(store.getUpload(BUCKET, key("k"), first)).isNotNull();
    store.delete(BUCKET, Deletion.of(key("o"), OWNER));
    store.deleteBucket(BUCKET);
    assertThat(store.buckets()).isEmpty();
    store.createBucket(BUCKET);
    assertThat(store.usage(BUCKET)).isEqualTo(BucketUsage.EMPTY);
    assertThat(refusal(() -> store.getUpload(BUCKET, key("k"), first))).isEqualTo("NoSuchUpload");
  }

  @Test
  void listsPartsInPages() throws IOException {
    UploadId id = begin("k", EncryptionChoice.NONE);
    List<PartFacts> parts = new ArrayList<>();
    for (int number : new int[] {1, 2, 300, 10_000}) {
      parts.add(part("k", id, number, bytes(number)));
    }
    reopen();
    PartPage first = store.listParts(BUCKET, key("k"), id, 0, 3);
    assertThat(first.parts()).isEqualTo(parts.subList(0, 3));
    assertThat(first.next()).hasValue(300);
    PartPage second = store.listParts(BUCKET, key("k"), id, 300, 3);
    assertThat(second.parts()).isEqualTo(parts.subList(3, 4));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void listsUploadsInPages() {
    List<UploadId> ids = new ArrayList<>();
    for (String key : List.of("a", "b/1", "b/2", "c", "c", "d")) {
      ids.add(begin(key, EncryptionChoice.NONE));
    }
    List<UploadId> seen = new ArrayList<>();
    Optional<UploadPage.UploadMarker> after = Optional.empty();
    do {
      UploadPage page = store.listUploads(BUCKET, PageRequest.of(2), after);
      seen.addAll(page.uploads().stream().map(Upload::id).toList());
      after = page.next();
    } while (after.isPresent());
    assertThat(seen).isEqualTo(ids);
    UploadPage rolled =
        store.listUploads(BUCKET, new PageRequest("", Optional.of("/"), 10), Optional.empty());
    assertThat(rolled.commonPrefixes()).containsExactly("b/");
    assertThat(rolled.uploads()).hasSize(4);
  }

  @Test
  void partsOfCustomersNeedTheirKey() {
    CustomerKey key = CustomerKey.of(bytes(32));
    UploadId id = begin("k", new EncryptionChoice.SseC(key));
    assertThat(refusal(() -> part("k", id, 1, bytes(10)))).isEqualTo("InvalidRequest");
    PartFacts part =
        store.putPart(BUCKET, key("k"), id, 1, BytesBody.of(bytes(90_000)), Optional.of(key));
    complete("k", id, wanted(part));
    assertThat(read("k", with(key))).isEqualTo(bytes(90_000));
    assertThat(refusal(() -> read("k", Reading.ALL))).isEqualTo("InvalidRequest");
  }

  @Test
  void completingAgainAnswersTheSameUntilTheObjectIsReplaced() {
    UploadId id = begin("k", EncryptionChoice.NONE);
    WantedPart one = wanted(part("k", id, 1, bytes(2000)));
    WantedPart two = wanted(part("k", id, 2, bytes(1000)));
    ObjectVersion first = complete("k", id, one, two);
    assertThat(complete("k", id, one, two)).isEqualTo(first);
    assertThat(refusal(() -> complete("k", id, one))).isEqualTo("NoSuchUpload");
    put("k", "another");
    assertThat(refusal(() -> complete("k", id, one, two))).isEqualTo("NoSuchUpload");
  }
}
