// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.Names;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** What holds for both clients of the SDK. */
abstract class S3Scenarios {
  private static final int MIB = 1 << 20;

  private final Random random = new Random(7);
  private final String bucket = Names.unique("java");
  private final Function<AwsCredentialsProvider, S3Driver> connection;
  private final S3Driver s3;

  /** Scenarios with clients that this connection makes. */
  S3Scenarios(Function<AwsCredentialsProvider, S3Driver> connection) {
    this.connection = connection;
    this.s3 = connection.apply(Account.ALICE.provider());
  }

  @BeforeEach
  void makeBucket() {
    s3.calls().createBucket(CreateBucketRequest.builder().bucket(bucket).build());
  }

  @AfterEach
  void removeBucket() {
    var all =
        s3.calls().listObjectVersions(ListObjectVersionsRequest.builder().bucket(bucket).build());
    all.versions().forEach(it -> remove(it.key(), it.versionId()));
    all.deleteMarkers().forEach(it -> remove(it.key(), it.versionId()));
    s3.calls().deleteBucket(DeleteBucketRequest.builder().bucket(bucket).build());
    s3.close();
  }

  @Test
  void bucketsAreMadeListedAndRemoved() {
    String name = Names.unique("java");
    s3.calls().createBucket(CreateBucketRequest.builder().bucket(name).build());
    assertThat(
            s3.calls().headBucket(HeadBucketRequest.builder().bucket(name).build()).bucketRegion())
        .isEqualTo("us-east-1");
    assertThat(s3.calls().listBuckets().buckets()).anyMatch(it -> it.name().equals(name));
    s3.calls().deleteBucket(DeleteBucketRequest.builder().bucket(name).build());
    assertThat(s3.calls().listBuckets().buckets()).noneMatch(it -> it.name().equals(name));
    assertThat(
            Failure.of(() ->
                s3.calls().listObjectsV2(ListObjectsV2Request.builder().bucket(name).build())))
        .isEqualTo(new Failure(404, "NoSuchBucket"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16383, 16384, 16385, 131072, 5 * MIB})
  void contentComesBackAsItWasPut(int size) {
    byte[] body = bytes(size);

    var put = s3.put(to("content").build(), body);

    var got = s3.get(of("content").build());
    assertThat(got.asByteArray()).isEqualTo(body);
    assertThat(got.response().contentLength()).isEqualTo(size);
    assertThat(got.response().eTag()).isEqualTo(put.eTag()).isEqualTo('"' + md5(body) + '"');
    assertThat(got.response().contentEncoding()).as("aws-chunked is of the transfer").isNull();
    assertThat(put.checksumCRC32()).isEqualTo(crc32(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a//b", "/leading", "trailing/", "a+b c%20d", "ümläut/日本語/🦊", "q?a=b&c#d"})
  void keysAreKeptAsTheyAre(String key) {
    comesBack(key);
  }

  final void comesBack(String key) {
    byte[] body = key.getBytes(StandardCharsets.UTF_8);
    s3.put(to(key).build(), body);
    assertThat(s3.get(of(key).build()).asByteArray()).isEqualTo(body);
    assertThat(list().contents()).extracting(S3Object::key).containsExactly(key);
  }

  @Test
  void headersAndMetadataComeBack() {
    Map<String, String> metadata = Map.of("colour", "blue", "two", "two words");
    s3.put(
        to("meta")
            .contentType("text/plain")
            .contentEncoding("gzip")
            .cacheControl("no-cache")
            .contentDisposition("inline")
            .contentLanguage("de")
            .metadata(metadata)
            .build(),
        bytes(100));

    var head =
        s3.calls().headObject(HeadObjectRequest.builder().bucket(bucket).key("meta").build());

    assertThat(head.metadata()).isEqualTo(metadata);
    assertThat(head.contentType()).isEqualTo("text/plain");
    assertThat(head.contentEncoding()).isEqualTo("gzip");
    assertThat(head.cacheControl()).isEqualTo("no-cache");
    assertThat(head.contentDisposition()).isEqualTo("inline");
    assertThat(head.contentLanguage()).isEqualTo("de");
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void checksumsAreVerifiedAndKept(ChecksumAlgorithm algorithm) {
    byte[] body = bytes(200_000);
    s3.put(to("sum").checksumAlgorithm(algorithm).build(), body);

    GetObjectResponse got = s3.get(of("sum").checksumMode(ChecksumMode.ENABLED).build()).response();

    String kept =
        switch (algorithm) {
          case CRC32 -> got.checksumCRC32();
          case CRC32_C -> got.checksumCRC32C();
          case SHA1 -> got.checksumSHA1();
          default -> got.checksumSHA256();
        };
    assertThat(kept).isNotBlank();
  }

  @Test
  void wrongChecksumsStoreNothing() {
    byte[] body = bytes(1000);
    assertThat(Failure.of(() -> s3.put(to("bad").checksumCRC32("AAAAAA==").build(), body)))
        .isEqualTo(new Failure(400, "BadDigest"));
    assertThat(
            Failure.of(
                () -> s3.put(to("bad").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg==").build(), body)))
        .isEqualTo(new Failure(400, "BadDigest"));
    assertThat(list().contents()).isEmpty();
  }

  @Test
  void rangesArePartsOfTheContent() {
    byte[] body = bytes(300_000);
    s3.put(to("ranged").build(), body);
    var got = s3.get(of("ranged").range("bytes=65530-131080").build());
    assertThat(got.asByteArray()).isEqualTo(java.util.Arrays.copyOfRange(body, 65530, 131081));
    assertThat(got.response().contentRange()).isEqualTo("bytes 65530-131080/300000");
    assertThat(Failure.of(() -> s3.get(of("ranged").range("bytes=300000-").build())))
        .isEqualTo(new Failure(416, "InvalidRange"));
  }

  @Test
  void conditionsAreHeld() {
    Failure failed = new Failure(412, "PreconditionFailed");
    String tag = s3.put(to("cas").ifNoneMatch("*").build(), bytes(10)).eTag();
    assertThat(Failure.of(() -> s3.put(to("cas").ifNoneMatch("*").build(), bytes(10))))
        .isEqualTo(failed);
    byte[] second = bytes(20);
    s3.put(to("cas").ifMatch(tag).build(), second);
    assertThat(Failure.of(() -> s3.put(to("cas").ifMatch(tag).build(), bytes(30))))
        .isEqualTo(failed);
    assertThat(Failure.of(() -> s3.get(of("cas").ifMatch(tag).build()))).isEqualTo(failed);
    assertThat(s3.get(of("cas").ifNoneMatch(tag).build()).asByteArray()).isEqualTo(second);
  }

  @Test
  void onlyTheOwnerMay() {
    s3.put(to("mine").build(), bytes(10));
    refuses(AnonymousCredentialsProvider.create(), "AccessDenied");
    refuses(Account.BOB.provider(), "AccessDenied");
    refuses(Account.ALICE.withWrongSecret().provider(), "SignatureDoesNotMatch");
    refuses(Account.ALICE.withUnknownKey().provider(), "InvalidAccessKeyId");
  }

  private void refuses(AwsCredentialsProvider credentials, String code) {
    try (S3Driver other = connection.apply(credentials)) {
      Failure refused = new Failure(403, code);
      assertThat(Failure.of(() -> other.get(of("mine").build()))).isEqualTo(refused);
      assertThat(Failure.of(() -> other.put(to("new").build(), bytes(100_000)))).isEqualTo(refused);
      assertThat(Failure.of(() -> other.calls().deleteObject(named("mine").build())))
          .isEqualTo(refused);
    }
    assertThat(list().contents()).extracting(S3Object::key).containsExactly("mine");
  }

  @Test
  void copiesAreEqual() {
    byte[] body = bytes(100_000);
    s3.put(to("from ü+").metadata(Map.of("a", "1")).build(), body);
    s3.calls()
        .copyObject(
            CopyObjectRequest.builder()
                .sourceBucket(bucket)
                .sourceKey("from ü+")
                .destinationBucket(bucket)
                .destinationKey("to")
                .build());
    var got = s3.get(of("to").build());
    assertThat(got.asByteArray()).isEqualTo(body);
    assertThat(got.response().metadata()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void manyAreDeletedAtOnce() {
    List<ObjectIdentifier> keys =
        IntStream.range(0, 10)
            .mapToObj(i -> ObjectIdentifier.builder().key("k" + i).build())
            .toList();
    keys.forEach(it -> s3.put(to(it.key()).build(), bytes(1)));
    var answer =
        s3.calls()
            .deleteObjects(
                DeleteObjectsRequest.builder().bucket(bucket).delete(d -> d.objects(keys)).build());
    assertThat(answer.deleted()).hasSize(10);
    assertThat(answer.errors()).isEmpty();
    assertThat(list().contents()).isEmpty();
  }

  @Test
  void listsGoByPagesAndPrefixes() {
    List.of("a/1", "a/2", "b/1", "c").forEach(key -> s3.put(to(key).build(), bytes(1)));
    List<String> seen = new ArrayList<>();
    ListObjectsV2Request request =
        ListObjectsV2Request.builder().bucket(bucket).delimiter("/").maxKeys(1).build();
    ListObjectsV2Response page = s3.calls().listObjectsV2(request);
    while (true) {
      page.commonPrefixes().forEach(it -> seen.add(it.prefix()));
      page.contents().forEach(it -> seen.add(it.key()));
      if (!Boolean.TRUE.equals(page.isTruncated())) {
        break;
      }
      page =
          s3.calls()
              .listObjectsV2(
                  request.toBuilder().continuationToken(page.nextContinuationToken()).build());
    }
    assertThat(seen).containsExactly("a/", "b/", "c");
  }

  @Test
  void partsBecomeAnObject() {
    String id = begin();
    byte[] first = bytes(5 * MIB);
    byte[] second = bytes(1234);
    List<CompletedPart> parts = List.of(putPart(id, 1, first), putPart(id, 2, second));
    assertThat(
            s3.calls()
                .listParts(
                    ListPartsRequest.builder().bucket(bucket).key("parts").uploadId(id).build())
                .parts())
        .hasSize(2);
    assertThat(Failure.of(() -> complete(id, parts.reversed())))
        .isEqualTo(new Failure(400, "InvalidPartOrder"));

    String tag = complete(id, parts);

    assertThat(tag).endsWith("-2\"");
    byte[] got = s3.get(of("parts").build()).asByteArray();
    assertThat(got).hasSize(5 * MIB + 1234).startsWith(first).endsWith(second);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    String id = begin();
    CompletedPart one = putPart(id, 1, bytes(10));
    CompletedPart two = putPart(id, 2, bytes(10));
    CompletedPart none = one.toBuilder().partNumber(3).build();
    assertThat(Failure.of(() -> complete(id, List.of(one, two))))
        .isEqualTo(new Failure(400, "EntityTooSmall"));
    assertThat(Failure.of(() -> complete(id, List.of(one, none))))
        .isEqualTo(new Failure(400, "InvalidPart"));
    s3.calls()
        .abortMultipartUpload(
            AbortMultipartUploadRequest.builder().bucket(bucket).key("parts").uploadId(id).build());
    assertThat(Failure.of(() -> complete(id, List.of(one))))
        .isEqualTo(new Failure(404, "NoSuchUpload"));
  }

  @Test
  void versionsAreKept() {
    s3.calls()
        .putBucketVersioning(
            PutBucketVersioningRequest.builder()
                .bucket(bucket)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))
                .build());
    byte[] body = bytes(100);
    String first = s3.put(to("k").build(), body).versionId();
    String second = s3.put(to("k").build(), bytes(200)).versionId();
    String marker = s3.calls().deleteObject(named("k").build()).versionId();

    assertThat(Failure.of(() -> s3.get(of("k").build()))).isEqualTo(new Failure(404, "NoSuchKey"));
    assertThat(s3.get(of("k").versionId(first).build()).asByteArray()).isEqualTo(body);
    var listed =
        s3.calls().listObjectVersions(ListObjectVersionsRequest.builder().bucket(bucket).build());
    assertThat(listed.versions())
        .extracting(ObjectVersion::versionId)
        .containsExactly(second, first);
    assertThat(listed.deleteMarkers()).singleElement().matches(it -> it.versionId().equals(marker));
  }

  private String begin() {
    return s3.calls()
        .createMultipartUpload(
            CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key("parts")
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                .build())
        .uploadId();
  }

  private CompletedPart putPart(String id, int number, byte[] body) {
    var answer =
        s3.putPart(
            UploadPartRequest.builder()
                .bucket(bucket)
                .key("parts")
                .uploadId(id)
                .partNumber(number)
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                .build(),
            body);
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(answer.eTag())
        .checksumCRC32(answer.checksumCRC32())
        .build();
  }

  private String complete(String id, List<CompletedPart> parts) {
    return s3.calls()
        .completeMultipartUpload(
            CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key("parts")
                .uploadId(id)
                .multipartUpload(m -> m.parts(parts))
                .build())
        .eTag();
  }

  private void remove(String key, String version) {
    s3.calls().deleteObject(named(key).versionId(version).build());
  }

  private ListObjectsV2Response list() {
    return s3.calls().listObjectsV2(ListObjectsV2Request.builder().bucket(bucket).build());
  }

  final PutObjectRequest.Builder to(String key) {
    return PutObjectRequest.builder().bucket(bucket).key(key);
  }

  final GetObjectRequest.Builder of(String key) {
    return GetObjectRequest.builder().bucket(bucket).key(key);
  }

  private DeleteObjectRequest.Builder named(String key) {
    return DeleteObjectRequest.builder().bucket(bucket).key(key);
  }

  final byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String md5(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String crc32(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    byte[] value = java.nio.ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
