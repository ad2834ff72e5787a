// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.SharedGateway;
import io.landbridge.tests.s3.S3Driver;
import io.landbridge.tests.s3.SyncS3;
import io.landbridge.tests.s3.TlsGateway;
import io.landbridge.tests.s3.Wire;
import io.landbridge.tests.terraform.Terraform.Done;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** Terraform keeps its state in a bucket, and locks it there. */
@ParameterizedClass
@EnumSource(Wire.class)
@ExtendWith({SharedGateway.class, TlsGateway.Extension.class})
final class StateBackendIT {
  private static final String KEY = "dir/state";
  private static final String LOCK_ID = "11111111-2222-3333-4444-555555555555";

  private final String bucket = Names.unique("state");
  private final Wire.Target target;
  private final S3Driver s3;
  @TempDir private Path directory;

  StateBackendIT(Wire wire, GatewayProcess plain, TlsGateway tls) {
    this.target = wire.target(plain, tls);
    this.s3 = new SyncS3(target, Account.ALICE.provider());
  }

  @BeforeAll
  static void requireTerraform() {
    Terraform.require();
  }

  @BeforeEach
  void makeVersionedBucket() {
    s3.calls().createBucket(CreateBucketRequest.builder().bucket(bucket).build());
    s3.calls()
        .putBucketVersioning(
            PutBucketVersioningRequest.builder()
                .bucket(bucket)
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED))
                .build());
  }

  @AfterEach
  void removeBucket() {
    var all = versions();
    all.versions().forEach(it -> remove(it.key(), it.versionId()));
    all.deleteMarkers().forEach(it -> remove(it.key(), it.versionId()));
    s3.calls().deleteBucket(DeleteBucketRequest.builder().bucket(bucket).build());
    s3.close();
  }

  private void remove(String key, String version) {
    s3.calls()
        .deleteObject(
            DeleteObjectRequest.builder().bucket(bucket).key(key).versionId(version).build());
  }

  @Test
  void theStateIsKeptWithEachOfItsVersions() {
    Terraform terraform = initialised("one");

    terraform.run("apply", "-auto-approve", "-var", "word=first");
    assertThat(terraform.run("plan", "-detailed-exitcode", "-var", "word=first"))
        .contains("No changes.");
    terraform.run("apply", "-auto-approve", "-var", "word=second");

    assertThat(terraform.run("state", "list")).contains("terraform_data.kept");
    assertThat(terraform.run("output", "-raw", "word")).isEqualTo("second");
    assertThat(keys()).as("the locks are gone").containsExactly(KEY);
    var head = s3.calls().headObject(HeadObjectRequest.builder().bucket(bucket).key(KEY).build());
    assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    List<ObjectVersion> versions =
        versions().versions().stream().filter(it -> it.key().equals(KEY)).toList();
    assertThat(versions).hasSizeGreaterThan(1);
    assertThat(content(KEY, versions.getLast().versionId())).contains("first");
  }

  @Test
  void aSecondWorkspaceHasAStateOfItsOwn() {
    Terraform terraform = initialised("one");
    terraform.run("apply", "-auto-approve", "-var", "word=first");

    terraform.run("workspace", "new", "two");
    terraform.run("apply", "-auto-approve", "-var", "word=second");

    assertThat(keys()).containsExactly(KEY, "env:/two/" + KEY);
    assertThat(terraform.run("workspace", "list")).contains("default", "* two");
    terraform.run("workspace", "select", "default");
    assertThat(terraform.run("output", "-raw", "word")).isEqualTo("first");
    terraform.run("workspace", "select", "two");
    terraform.run("destroy", "-auto-approve");
    terraform.run("workspace", "select", "default");
    terraform.run("workspace", "delete", "two");
    assertThat(keys()).containsExactly(KEY);
  }

  @Test
  void whileOneRunsAnotherIsRefused() throws IOException {
    Terraform one = initialised("one");
    Terraform other = initialised("other");
    // Given: a run that holds the lock until the file is there
    Process holding = one.start("apply", "-auto-approve", "-var", "wait_for=go");
    await().untilAsserted(() -> assertThat(keys()).contains(KEY + ".tflock"));

    // When
    Done refused = other.attempt("apply", "-auto-approve", "-var", "word=other");

    // Then
    Files.createFile(one.file("go"));
    assertThat(one.end(holding).code()).isZero();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output())
        .contains("Error acquiring the state lock", "StatusCode: 412", "PreconditionFailed");
    other.run("apply", "-auto-approve", "-var", "word=other");
    assertThat(keys()).containsExactly(KEY);
  }

  @Test
  void aLockThatWasLeftCanBeBroken() {
    Terraform terraform = initialised("one");
    String left =
        """
        {"ID":"%s","Operation":"OperationTypeApply","Info":"","Who":"someone@elsewhere",
         "Version":"1.11.4","Created":"2026-01-01T00:00:00Z","Path":"%s/%s"}\
        """
            .formatted(LOCK_ID, bucket, KEY);
    s3.put(
        PutObjectRequest.builder().bucket(bucket).key(KEY + ".tflock").build(),
        left.getBytes(StandardCharsets.UTF_8));

    Done refused = terraform.attempt("apply", "-auto-approve");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains(LOCK_ID, "someone@elsewhere");

    terraform.run("force-unlock", "-force", LOCK_ID);
    terraform.run("apply", "-auto-approve");
    assertThat(keys()).containsExactly(KEY);
  }

  private Terraform initialised(String name) {
    Terraform terraform = new Terraform(directory.resolve(name), "state", target, Map.of());
    String api = target.api().toString().replaceAll("/$", "");
    terraform.run(
        "init",
        "-backend-config=bucket=" + bucket,
        "-backend-config=key=" + KEY,
        "-backend-config=endpoints={s3=\"%s\",sts=\"%s\",iam=\"%s\"}".formatted(api, api, api));
    return terraform;
  }

  private List<String> keys() {
    var listed = s3.calls().listObjectsV2(ListObjectsV2Request.builder().bucket(bucket).build());
    return listed.contents().stream().map(S3Object::key).toList();
  }

  private ListObjectVersionsResponse versions() {
    return s3.calls()
        .listObjectVersions(ListObjectVersionsRequest.builder().bucket(bucket).build());
  }

  private String content(String key, String version) {
    return s3.get(GetObjectRequest.builder().bucket(bucket).key(key).versionId(version).build())
        .asUtf8String();
  }
}
