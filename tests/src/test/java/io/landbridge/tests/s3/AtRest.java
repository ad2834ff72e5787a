// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** How objects are kept on the disk, and such objects: a small one, a large one, one of parts. */
enum AtRest {
  CLEAR,
  SSE_S3,
  SSE_KMS,
  SSE_C;

  static final int SMALL = 3000;
  static final int LARGE = 300_000;
  private static final int PART = 70_000;
  private static final byte[] KEY =
      "a key of the customer's own, 32.".getBytes(StandardCharsets.US_ASCII);

  /** The sizes of its objects, which their keys end in; the last one is put in parts. */
  static final List<Integer> SIZES = List.of(SMALL, LARGE, 3 * PART);

  /** What the object of this size holds; each has other bytes. */
  byte[] content(String prefix, int size) {
    byte[] content = new byte[size];
    new Random((prefix + this + size).hashCode()).nextBytes(content);
    return content;
  }

  private String key(String prefix, int size) {
    return prefix + "/" + this + "/" + size;
  }

  /** Puts its objects. */
  void put(S3Client s3, String bucket, String prefix) {
    for (int size : List.of(SMALL, LARGE)) {
      PutObjectRequest.Builder put =
          PutObjectRequest.builder().bucket(bucket).key(key(prefix, size));
      switch (this) {
        case CLEAR -> {}
        case SSE_S3 -> put.serverSideEncryption(ServerSideEncryption.AES256);
        case SSE_KMS -> put.serverSideEncryption(ServerSideEncryption.AWS_KMS);
        case SSE_C ->
            put.sseCustomerAlgorithm("AES256").sseCustomerKey(base64(KEY)).sseCustomerKeyMD5(md5());
      }
      var _ = s3.putObject(put.build(), RequestBody.fromBytes(content(prefix, size)));
    }
    putParts(s3, bucket, prefix);
  }

  private void putParts(S3Client s3, String bucket, String prefix) {
    int size = SIZES.getLast();
    String key = key(prefix, size);
    String upload =
        s3.createMultipartUpload(
                r -> {
                  r.bucket(bucket).key(key);
                  switch (this) {
                    case CLEAR -> {}
                    case SSE_S3 -> r.serverSideEncryption(ServerSideEncryption.AES256);
                    case SSE_KMS -> r.serverSideEncryption(ServerSideEncryption.AWS_KMS);
                    case SSE_C ->
                        r.sseCustomerAlgorithm("AES256")
                            .sseCustomerKey(base64(KEY))
                            .sseCustomerKeyMD5(md5());
                  }
                })
            .uploadId();
    byte[] content = content(prefix, size);
    List<CompletedPart> parts =
        IntStream.range(0, size / PART)
            .mapToObj(i ->
                putPart(
                    s3,
                    new PartOf(bucket, key, upload),
                    i + 1,
                    Arrays.copyOfRange(content, i * PART, (i + 1) * PART)))
            .toList();
    var _ =
        s3.completeMultipartUpload(
            r -> r.bucket(bucket).key(key).uploadId(upload).multipartUpload(u -> u.parts(parts)));
  }

  private record PartOf(String bucket, String key, String upload) {}

  private CompletedPart putPart(S3Client s3, PartOf of, int number, byte[] content) {
    String etag =
        s3.uploadPart(
                r -> {
                  r.bucket(of.bucket()).key(of.key()).uploadId(of.upload()).partNumber(number);
                  if (this == SSE_C) {
                    r.sseCustomerAlgorithm("AES256")
                        .sseCustomerKey(base64(KEY))
                        .sseCustomerKeyMD5(md5());
                  }
                },
                RequestBody.fromBytes(content))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  /** Bytes of the object of this size, as a {@code Range} header names them. */
  byte[] read(S3Client s3, String bucket, String prefix, int size, String range) {
    GetObjectRequest.Builder get =
        GetObjectRequest.builder().bucket(bucket).key(key(prefix, size)).range(range);
    if (this == SSE_C) {
      get.sseCustomerAlgorithm("AES256").sseCustomerKey(base64(KEY)).sseCustomerKeyMD5(md5());
    }
    return s3.getObjectAsBytes(get.build()).asByteArray();
  }

  /** Copies its objects onto themselves, encrypted in the same way. */
  void copyOntoThemselves(S3Client s3, String bucket, String prefix) {
    for (int size : SIZES) {
      String key = key(prefix, size);
      var _ =
          s3.copyObject(r ->
              r.sourceBucket(bucket)
                  .sourceKey(key)
                  .destinationBucket(bucket)
                  .destinationKey(key)
                  .serverSideEncryption(
                      this == SSE_S3 ? ServerSideEncryption.AES256 : ServerSideEncryption.AWS_KMS));
    }
  }

  private static String md5() {
    try {
      return base64(MessageDigest.getInstance("MD5").digest(KEY));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
