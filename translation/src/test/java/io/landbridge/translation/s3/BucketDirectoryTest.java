// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import io.landbridge.translation.s3.configuration.DefaultEncryption;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.BucketState;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.VersioningState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BucketDirectoryTest extends BucketFixture {
  private static final BucketId BUCKET = BucketId.of(ID);
  private static final String LOOK = "listBuckets name=photos listall=true";

  private final BucketDocuments documents = new BucketDocuments(store);
  private final StoredAccess access = new StoredAccess(store);

  @BeforeEach
  void accounts() {
    cloud.answers(NativeCommand.LIST_ACCOUNTS, "listAccounts-user");
  }

  private void nothingListed() {
    cloud.answersJson(NativeCommand.LIST_BUCKETS, "{}");
  }

  private BucketState state() {
    return store.findBucket(BUCKET).orElseThrow();
  }

  /** What the directory knows once it asks again. */
  private void lookAgain() {
    wait(Duration.ofSeconds(11));
    assertThat(directory.find(call(), "photos")).isPresent();
  }

  @Test
  void givesANativeBucketItsPlaceInTheStore() {
    listed(settings(5, false, true));

    S3Bucket found = directory.get(call(), "photos");

    assertThat(found.owner()).isEqualTo(alice.accountId());
    assertThat(found.id()).isEqualTo(BUCKET);
    assertThat(state().versioning()).isEqualTo(VersioningState.ENABLED);
    assertThat(state().quotaInBytes()).hasValue(5L << 30);
  }

  @Test
  void remembersABucketForTenSecondsAndThatThereIsNoneForTwo() {
    nothingListed();
    listed(settings(5, false, false));

    assertRefused("NoSuchBucket", () -> directory.get(call(), "photos"));
    assertThat(directory.find(call(), "photos")).isEmpty();
    assertThat(cloud.sent()).containsExactly(LOOK);
    wait(Duration.ofSeconds(3));
    assertThat(directory.find(call(), "photos")).isPresent();
    wait(Duration.ofSeconds(9));
    assertThat(directory.find(call(), "photos")).isPresent();
    assertThat(cloud.sent()).containsExactly(LOOK, LOOK, "listAccounts name=alice listall=true");
    lookAgain();
    assertThat(cloud.sent()).hasSize(5);
  }

  @Test
  void doesNotSeeBucketsThatAreBeingMadeOrHaveAnotherName() {
    cloud.answersJson(
        NativeCommand.LIST_BUCKETS,
        "{\"count\":2,\"bucket\":["
            + bucket("\"state\":\"Allocated\"," + settings(1, false, false))
            + ","
            + bucket("\"state\":\"Created\"," + settings(1, false, false))
                .replace("\"photos\"", "\"Photos\"")
            + "]}");

    assertThat(directory.find(call(), "photos")).isEmpty();
  }

  @Test
  void followsWhatIsChangedNatively() {
    listed(settings(5, false, false));
    listed(settings(7, true, true));
    listed(settings(7, false, false));

    lookAgain();
    assertThat(state().versioning()).isEqualTo(VersioningState.UNVERSIONED);
    assertThat(DefaultEncryption.of(documents, BUCKET)).isEqualTo(EncryptionChoice.NONE);
    lookAgain();
    assertThat(state().versioning()).isEqualTo(VersioningState.ENABLED);
    assertThat(state().quotaInBytes()).hasValue(7L << 30);
    assertThat(DefaultEncryption.of(documents, BUCKET)).isEqualTo(EncryptionChoice.SSE_S3);
    lookAgain();
    assertThat(state().versioning()).isEqualTo(VersioningState.SUSPENDED);
    assertThat(DefaultEncryption.of(documents, BUCKET)).isEqualTo(EncryptionChoice.NONE);
  }

  @Test
  void makesABucketPublicThatIsPublicNatively() {
    listed(settings(5, false, false) + ",\"policy\":\"public\"");
    listed(settings(5, false, false) + ",\"policy\":\"private\"");

    S3Bucket bucket = directory.get(call(), "photos");
    var open = access.read(BUCKET, "photos", bucket.owner(), bucket.ownerId());
    assertThat(open.policy().orElseThrow().isPublic()).isTrue();
    assertThat(open.block()).isEqualTo(PublicAccessBlock.ACLS);
    lookAgain();
    assertThat(access.findPolicy(BUCKET)).isEmpty();
  }

  @Test
  void leavesAPolicyThatIsNotPublicAndWhatTheOwnerBlocks() {
    byte[] policy =
        ("{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"arn:aws:s3:::photos/*\"}}")
            .getBytes(StandardCharsets.UTF_8);
    listed(settings(5, false, false));
    listed(settings(5, false, false));
    listed(settings(5, false, false) + ",\"policy\":\"public\"");
    lookAgain();
    access.putPolicy(BUCKET, policy);
    access.putPublicAccessBlock(BUCKET, PublicAccessBlock.ALL);

    lookAgain();
    assertThat(access.findPolicy(BUCKET)).contains(policy);
    lookAgain();
    assertThat(access.findPublicAccessBlock(BUCKET)).contains(PublicAccessBlock.ALL);
  }

  @Test
  void tellsTheCloudFirstAndKeepsNothingWhereItRefuses() {
    listed(settings(5, false, false));
    cloud
        .answersJson(NativeCommand.UPDATE_BUCKET, "{\"success\":true}")
        .fails(NativeCommand.UPDATE_BUCKET, 530, "Error while updating bucket. No");
    S3Bucket bucket = directory.get(call(), "photos");
    AtomicInteger kept = new AtomicInteger();

    directory.change(call(), bucket, BucketChange.ENCRYPTED, kept::incrementAndGet);
    assertThatThrownBy(() ->
            directory.change(
                call(), bucket, BucketChange.VERSIONING_ENABLED, kept::incrementAndGet))
        .isInstanceOf(NativeException.class);

    assertThat(kept).hasValue(1);
    assertThat(cloud.sent())
        .endsWith(
            "updateBucket id=" + ID + " encryption=true",
            "updateBucket id=" + ID + " versioning=true");
  }

  @Test
  void makesABucketOnceAndForgetsADeletedOne() {
    nothingListed();
    cloud
        .answers(NativeCommand.LIST_OBJECT_STORAGE_POOLS, "listObjectStoragePools")
        .runs(
            NativeCommand.CREATE_BUCKET,
            java.util.Optional.empty(),
            "{\"bucket\":" + bucket("\"state\":\"Created\"," + settings(20, false, false)) + "}")
        .answersJson(NativeCommand.DELETE_BUCKET, "{\"success\":true}");

    S3Bucket made = directory.create(call(), alice, "photos", false);
    assertThat(directory.find(call(), "photos")).contains(made);
    assertThat(cloud.sent())
        .contains(
            "createBucket name=photos objectstorageid=fd586553-c829-4392-9c44-c3865f2bafa1 quota=20");
    directory.delete(call(), made);
    assertThat(directory.find(call(), "photos")).isEmpty();
    assertThat(store.findBucket(BUCKET)).isEmpty();
  }

  @Test
  void aBucketThatTheCloudKeepsHasItsConfigurationStill() {
    listed(settings(5, false, false));
    cloud
        .fails(NativeCommand.DELETE_BUCKET, 530, "Error while deleting bucket. No")
        .answersJson(NativeCommand.DELETE_BUCKET, "{\"success\":true}");
    S3Bucket bucket = directory.get(call(), "photos");
    Document kept = Document.of(new byte[] {7});
    store.putConfiguration(BUCKET, "tagging", kept);

    assertThatThrownBy(() -> directory.delete(call(), bucket)).isInstanceOf(NativeException.class);
    assertThat(directory.find(call(), "photos")).contains(bucket);
    assertThat(store.findConfiguration(BUCKET, "tagging")).contains(kept);

    directory.delete(call(), bucket);
    assertThat(directory.find(call(), "photos")).isEmpty();
    assertThat(store.findBucket(BUCKET)).isEmpty();
  }

  @Test
  void asksForABucketWhoseDeletionWasNotAnswered() {
    listed(settings(5, false, false));
    nothingListed();
    cloud.fails(NativeCommand.DELETE_BUCKET, NativeError.UNREACHABLE, "The connection broke");
    S3Bucket bucket = directory.get(call(), "photos");

    directory.delete(call(), bucket);

    assertThat(cloud.sent())
        .endsWith("deleteBucket id=" + ID, "listBuckets id=" + ID + " listall=true");
    assertThat(store.findBucket(BUCKET)).isEmpty();
  }

  @Test
  void keepsABucketThatIsThereAfterADeletionThatWasNotAnswered() {
    listed(settings(5, false, false));
    cloud.fails(NativeCommand.DELETE_BUCKET, NativeError.TIMED_OUT, "No answer in time");
    S3Bucket bucket = directory.get(call(), "photos");

    assertThatThrownBy(() -> directory.delete(call(), bucket)).isInstanceOf(NativeException.class);
    lookAgain();
    assertThat(store.findBucket(BUCKET)).isPresent();
  }

  @Test
  void removesABucketLaterWhoseDeletionWasOnlyDoneLater() {
    listed(settings(5, false, false));
    listed(settings(5, false, false));
    nothingListed();
    cloud.fails(NativeCommand.DELETE_BUCKET, NativeError.TIMED_OUT, "No answer in time");
    S3Bucket bucket = directory.get(call(), "photos");

    assertThatThrownBy(() -> directory.delete(call(), bucket)).isInstanceOf(NativeException.class);
    assertThat(store.findBucket(BUCKET)).isPresent();
    assertRefused("NoSuchBucket", () -> directory.get(call(), "photos"));
    assertThat(store.findBucket(BUCKET)).isEmpty();
  }

  @Test
  void refusesANameThatIsTaken() {
    listed(settings(5, false, false));

    assertRefused(
        "BucketAlreadyOwnedByYou", () -> directory.create(call(), alice, "photos", false));
  }
}
