// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.gateway.embedded.cloud.buckets.BucketContents;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets in the pool of the default seed, beyond what the recordings replay. */
final class BucketsTest {
  private final Vertx vertx = Vertx.vertx();
  private final Map<UUID, Long> sizes = new ConcurrentHashMap<>();
  @TempDir private Path directory;
  private EmbeddedCloud cloud;
  private NativeCaller alice;
  private NativeCaller bob;
  private NativeCaller admin;

  /** Buckets with as many bytes as the test says. */
  private final class Contents implements BucketContents {
    @Override
    public long sizeInBytes(UUID bucketId) {
      return sizes.getOrDefault(bucketId, 0L);
    }

    @Override
    public boolean isEmpty(UUID bucketId) {
      return !sizes.containsKey(bucketId);
    }
  }

  @BeforeEach
  void start() {
    open(0);
  }

  private void open(double jobScale) {
    cloud =
        EmbeddedCloud.start(
                vertx,
                EmbeddedCloudOptions.in(directory)
                    .withJobScale(jobScale)
                    .withBucketContents(new Contents()))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    alice = NativeCaller.alice(cloud);
    bob = NativeCaller.bob(cloud);
    admin = NativeCaller.admin(cloud);
  }

  private void close() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void stop() {
    close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private JsonNode pool() {
    return alice.call("listObjectStoragePools").at("/objectstore/0");
  }

  private String[] bucket(String name, String... more) {
    String[] base = {"name", name, "objectstorageid", pool().path("id").asText(), "quota", "5"};
    String[] all = Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return all;
  }

  private String create(NativeCaller caller, String name, String... more) {
    return caller.run("createBucket", bucket(name, more)).at("/jobresult/bucket/id").asText();
  }

  private JsonNode listed(String id) {
    return alice.call("listBuckets", "id", id).at("/bucket/0");
  }

  private static int error(JsonNode answer) {
    return answer.path("errorcode").asInt();
  }

  @Test
  void thePoolOfTheSeedIsThereFromTheStart() {
    assertThat(pool().path("name").asText()).isEqualTo("embedded-store");
    assertThat(pool().path("providername").asText()).isEqualTo("Landbridge");
    assertThat(create(alice, "photos")).isNotEmpty();
  }

  @Test
  void aNameIsGivenOnceWhoeverAsks() {
    String id = create(alice, "photos");
    JsonNode again = alice.run("createBucket", bucket("photos"));
    JsonNode other = bob.run("createBucket", bucket("photos"));
    assertThat(again.path("jobresultcode").asInt()).isEqualTo(530);
    assertThat(again.at("/jobresult/errortext").asText())
        .isEqualTo(
            "Failed to create bucket with name: photos. Bucket already exists with name photos");
    assertThat(other.path("jobresultcode").asInt()).isEqualTo(530);
    JsonNode all = admin.call("listBuckets", "listall", "true");
    assertThat(all.findValuesAsText("id")).containsExactly(id);
  }

  @Test
  void aNameThatWasGivenUpIsFreeAgain() {
    String first = create(alice, "photos");
    assertThat(alice.call("deleteBucket", "id", first).path("success").asBoolean()).isTrue();
    String second = create(bob, "photos");
    assertThat(second).isNotEmpty().isNotEqualTo(first);
    assertThat(alice.call("listBuckets", "id", first)).isEmpty();
  }

  @Test
  void aBucketWithContentsIsNotDeleted() {
    String id = create(alice, "photos");
    sizes.put(UUID.fromString(id), 0L);
    JsonNode refused = alice.call("deleteBucket", "id", id);
    assertThat(error(refused)).isEqualTo(530);
    assertThat(refused.path("errortext").asText()).contains("is not empty");
    sizes.clear();
    assertThat(alice.call("deleteBucket", "id", id).path("success").asBoolean()).isTrue();
  }

  @Test
  void sizesComeFromTheObjectStore() {
    String id = create(alice, "photos");
    String other = create(bob, "music", "quota", "2");
    sizes.put(UUID.fromString(id), 1_000L);
    sizes.put(UUID.fromString(other), 234L);
    assertThat(listed(id).path("size").asLong()).isEqualTo(1_000);
    assertThat(pool().path("storageused").asLong()).isEqualTo(1_234);
    assertThat(pool().path("storageallocated").asLong()).isEqualTo(7L << 30);
  }

  @Test
  void updatesLeaveTheRestAsItWas() {
    String id = create(alice, "photos", "policy", "private");
    alice.call("updateBucket", "id", id, "versioning", "true");
    alice.call("updateBucket", "id", id, "encryption", "true", "quota", "7");
    JsonNode bucket = listed(id);
    assertThat(bucket.path("versioning").asBoolean()).isTrue();
    assertThat(bucket.path("encryption").asBoolean()).isTrue();
    assertThat(bucket.path("quota").asInt()).isEqualTo(7);
    assertThat(bucket.path("policy").asText()).isEqualTo("private");
    assertThat(bucket.path("url").asText()).isEqualTo("http://localhost:8773/photos");
  }

  @Test
  void versioningStaysWithObjectLocking() {
    String id = create(alice, "photos", "objectlocking", "true", "versioning", "true");
    JsonNode refused = alice.call("updateBucket", "id", id, "versioning", "false");
    assertThat(error(refused)).isEqualTo(530);
    assertThat(listed(id).path("versioning").asBoolean()).isTrue();
  }

  @Test
  void aBucketIsThereAfterARestart() {
    String id = create(alice, "photos", "versioning", "true", "policy", "public");
    JsonNode before = listed(id);
    close();
    open(0);
    assertThat(listed(id)).isEqualTo(before);
  }

  @Test
  void aBucketIsAllocatedUntilItsJobHasRun() {
    close();
    open(10_000);
    String id = alice.call("createBucket", bucket("photos")).path("id").asText();
    assertThat(listed(id).path("state").asText()).isEqualTo("Allocated");
    assertThat(listed(id).has("url")).isFalse();
  }

  @Nested
  class Owners {

    @Test
    void neitherSeeNorTouchEachOthersBuckets() {
      String id = create(alice, "photos");
      assertThat(bob.call("listBuckets", "name", "photos")).isEmpty();
      assertThat(bob.call("listBuckets", "id", id)).isEmpty();
      assertThat(bob.call("listBuckets", "listall", "true")).isEmpty();
      assertThat(error(bob.call("updateBucket", "id", id, "quota", "1"))).isEqualTo(531);
      assertThat(error(bob.call("deleteBucket", "id", id))).isEqualTo(531);
    }

    @Test
    void areFoundByTheAdministratorByName() {
      create(alice, "photos");
      create(bob, "music");
      assertThat(admin.call("listBuckets", "name", "photos")).isEmpty();
      JsonNode found = admin.call("listBuckets", "name", "photos", "listall", "true");
      assertThat(found.findValuesAsText("account")).containsExactly("alice");
    }

    @Test
    void seeTheirOwnKeysAndAdministratorsNobodys() {
      String id = create(alice, "photos");
      assertThat(listed(id).path("accesskey").asText()).isEqualTo("AKIATRIALALICE000001");
      JsonNode seen = admin.call("listBuckets", "id", id).at("/bucket/0");
      assertThat(seen.path("name").asText()).isEqualTo("photos");
      assertThat(seen.has("accesskey")).isFalse();
      assertThat(seen.has("usersecretkey")).isFalse();
    }
  }

  @Nested
  class Limits {

    private void limit(int type, int max) {
      String[] parameters = {
        "account", "alice", "resourcetype", Integer.toString(type), "max", Integer.toString(max)
      };
      assertThat(admin.call("updateResourceLimit", parameters).has("resourcelimit")).isTrue();
    }

    @Test
    void countBuckets() {
      create(alice, "photos");
      limit(14, 1);
      JsonNode refused = alice.call("createBucket", bucket("music"));
      assertThat(error(refused)).isEqualTo(535);
      assertThat(refused.path("cserrorcode").asInt()).isEqualTo(4370);
      assertThat(refused.path("errortext").asText()).contains("Type = 'bucket'");
      assertThat(alice.call("listAccounts").at("/account/0/buckettotal").asInt()).isEqualTo(1);
    }

    @Test
    void addUpQuotas() {
      String id = create(alice, "photos");
      limit(15, 9);
      assertThat(error(alice.call("createBucket", bucket("music")))).isEqualTo(535);
      JsonNode refused = alice.call("updateBucket", "id", id, "quota", "10");
      assertThat(error(refused)).isEqualTo(530);
      assertThat(refused.path("errortext").asText())
          .startsWith("Error while updating bucket. Maximum amount of resources")
          .contains("Type = 'object_storage'");
      assertThat(alice.call("updateBucket", "id", id, "quota", "9").path("success").asBoolean())
          .isTrue();
    }

    @Test
    void areGivenBackWithTheBucket() {
      limit(14, 1);
      String id = create(alice, "photos");
      alice.call("deleteBucket", "id", id);
      assertThat(create(alice, "music")).isNotEmpty();
    }

    @Test
    void refuseQuotasBelowNothing() {
      String id = create(alice, "photos");
      assertThat(error(alice.call("createBucket", bucket("music", "quota", "-1")))).isEqualTo(431);
      assertThat(error(alice.call("updateBucket", "id", id, "quota", "-1"))).isEqualTo(530);
    }
  }

  @Nested
  class Pools {

    private JsonNode add(String name, String provider, String url) {
      return admin.call(
          "addObjectStoragePool", "name", name, "provider", provider, "url", url, "size", "3");
    }

    @Test
    void areAddedChangedAndDeleted() {
      String id =
          add("names", "simulator", "http://objects.example.test").at("/objectstore/id").asText();
      JsonNode changed =
          admin.call(
              "updateObjectStoragePool", "id", id, "name", "other", "url", "http://a.test/x");
      assertThat(changed.at("/objectstore/name").asText()).isEqualTo("other");
      JsonNode found = alice.call("listObjectStoragePools", "name", "other").at("/objectstore/0");
      assertThat(found.path("url").asText()).isEqualTo("http://a.test/x");
      assertThat(found.path("storagetotal").asLong()).isEqualTo(3L << 30);
      assertThat(admin.call("deleteObjectStoragePool", "id", id).path("success").asBoolean())
          .isTrue();
      assertThat(alice.call("listObjectStoragePools").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void haveTheirNamesAndAddressesForThemselves() {
      add("names", "Simulator", "http://objects.example.test");
      assertThat(error(add("names", "Simulator", "http://b.test"))).isEqualTo(530);
      assertThat(error(add("more", "Simulator", "http://objects.example.test"))).isEqualTo(530);
    }

    @Test
    void takeNoAddressThatIsNone() {
      String id = pool().path("id").asText();
      assertThat(error(admin.call("updateObjectStoragePool", "id", id, "url", "nowhere")))
          .isEqualTo(431);
    }

    @Test
    void giveNamesTwiceOnlyWithoutObjects() {
      String id =
          add("names", "Simulator", "http://objects.example.test").at("/objectstore/id").asText();
      create(alice, "photos");
      assertThat(create(alice, "photos", "objectstorageid", id)).isNotEmpty();
      assertThat(create(bob, "photos", "objectstorageid", id)).isNotEmpty();
      JsonNode inIt = admin.call("listBuckets", "listall", "true", "objectstorageid", id);
      assertThat(inIt.path("count").asInt()).isEqualTo(2);
    }
  }
}
