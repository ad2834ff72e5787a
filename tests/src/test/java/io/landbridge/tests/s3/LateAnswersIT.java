// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.S3Clients;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/** Copies that take longer than the gateway is silent are answered in two pieces. */
final class LateAnswersIT {
  private static final String BUCKET = "late";
  private static final int LENGTH = 96 << 20; // to decrypt and encrypt it takes a tenth of a second

  @TempDir private Path directory;
  private GatewayProcess gateway;
  private S3Client s3;

  @BeforeEach
  void putOne() {
    gateway =
        GatewayProcess.start(
            Launch.withEmbeddedCloud(directory)
                .withEnvironment("LANDBRIDGE_S3_WHITE_SPACE_EVERY", "10ms"));
    s3 = S3Clients.connect(gateway.endpoints().api(), Account.ALICE);
    s3.createBucket(r -> r.bucket(BUCKET));
    byte[] content = new byte[LENGTH];
    new Random(3).nextBytes(content);
    s3.putObject(
        r -> r.bucket(BUCKET).key("source").serverSideEncryption(ServerSideEncryption.AES256),
        RequestBody.fromBytes(content));
  }

  @AfterEach
  void end() {
    s3.close();
    gateway.close();
  }

  private CopyObjectResponse copy(String target) {
    return s3.copyObject(r ->
        r.sourceBucket(BUCKET)
            .sourceKey("source")
            .destinationBucket(BUCKET)
            .destinationKey(target)
            .serverSideEncryption(ServerSideEncryption.AWS_KMS));
  }

  private static void assertLate(SdkHttpResponse answer) {
    assertThat(answer.firstMatchingHeader("Transfer-Encoding")).contains("chunked");
    assertThat(answer.firstMatchingHeader("x-amz-request-id")).isPresent();
  }

  @Test
  void aCopyThatTakesLongIsReadFromWhatFollowsTheWhiteSpace() {
    CopyObjectResponse copied = copy("target");

    assertLate(copied.sdkHttpResponse());
    assertThat(copied.copyObjectResult().eTag())
        .isEqualTo(s3.headObject(r -> r.bucket(BUCKET).key("target")).eTag());
    byte[] read = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("target")).asByteArrayUnsafe();
    byte[] written = new byte[LENGTH];
    new Random(3).nextBytes(written);
    assertThat(Arrays.equals(read, written)).isTrue();
  }

  @Test
  void aPartThatIsCopiedSlowlyIsCompletedLikeOthers() {
    String upload = s3.createMultipartUpload(r -> r.bucket(BUCKET).key("parts")).uploadId();

    UploadPartCopyResponse part =
        s3.uploadPartCopy(r ->
            r.sourceBucket(BUCKET)
                .sourceKey("source")
                .destinationBucket(BUCKET)
                .destinationKey("parts")
                .uploadId(upload)
                .partNumber(1));
    assertLate(part.sdkHttpResponse());
    CompletedPart completed =
        CompletedPart.builder().partNumber(1).eTag(part.copyPartResult().eTag()).build();
    s3.completeMultipartUpload(r ->
        r.bucket(BUCKET).key("parts").uploadId(upload).multipartUpload(m -> m.parts(completed)));
    assertThat(s3.headObject(r -> r.bucket(BUCKET).key("parts")).contentLength()).isEqualTo(LENGTH);
  }

  @Test
  void aCopyThatFailsLateIsAnErrorToItsClient() throws IOException {
    damage();

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> copy("target"))
        .satisfies(e -> {
          assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError");
          assertLate(e.awsErrorDetails().sdkHttpResponse());
        });
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> s3.headObject(r -> r.bucket(BUCKET).key("target")))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  /** Changes a byte near the end of the only large file. */
  private void damage() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("objects/objects"))) {
      Path content =
          files
              .filter(Files::isRegularFile)
              .max(Comparator.comparingLong(file -> file.toFile().length()))
              .orElseThrow();
      try (FileChannel file =
          FileChannel.open(content, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        ByteBuffer one = ByteBuffer.allocate(1);
        assertThat(file.read(one, LENGTH - 100)).isEqualTo(1);
        one.put(0, (byte) (one.get(0) ^ 1)).flip();
        assertThat(file.write(one, LENGTH - 100)).isEqualTo(1);
      }
    }
  }
}
