// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** One key of a versioned bucket: which versions and delete markers were acknowledged. */
final class VersionLedger {
  private static final int MOST = 8;
  private static final int LARGEST = 60_000;

  private final String key;
  private final Map<String, Content> versions = new HashMap<>();
  private final Set<String> markers = new TreeSet<>();
  private Attempt attempt = new Attempt.Nothing();

  /** What was asked for and not answered. */
  private sealed interface Attempt {
    record Nothing() implements Attempt {}

    record Put(Content content) implements Attempt {}

    record Mark() implements Attempt {}

    record Remove(String version) implements Attempt {}
  }

  VersionLedger(String key) {
    this.key = key;
  }

  void step(S3Client s3, Random random) {
    if (versions.size() + markers.size() >= MOST) {
      remove(s3, all().get(random.nextInt(MOST)));
    } else if (random.nextInt(4) == 0) {
      attempt = new Attempt.Mark();
      markers.add(s3.deleteObject(r -> r.bucket(CrashWorker.VERSIONED).key(key)).versionId());
    } else {
      Content content = Content.of(random.nextLong(), random.nextInt(LARGEST));
      attempt = new Attempt.Put(content);
      String version =
          s3.putObject(
                  r -> r.bucket(CrashWorker.VERSIONED).key(key),
                  RequestBody.fromBytes(content.bytes()))
              .versionId();
      versions.put(version, content);
    }
    attempt = new Attempt.Nothing();
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(new TreeSet<>(versions.keySet()));
    all.addAll(markers);
    return all;
  }

  private void remove(S3Client s3, String version) {
    attempt = new Attempt.Remove(version);
    s3.deleteObject(r -> r.bucket(CrashWorker.VERSIONED).key(key).versionId(version));
    versions.remove(version);
    markers.remove(version);
  }

  /** Checks what is there, which from now on is what was acknowledged. */
  void check(S3Client s3) {
    var page = s3.listObjectVersions(r -> r.bucket(CrashWorker.VERSIONED).prefix(key));
    List<String> found = page.versions().stream().map(ObjectVersion::versionId).toList();
    List<String> marked = page.deleteMarkers().stream().map(DeleteMarkerEntry::versionId).toList();
    if (attempt instanceof Attempt.Remove(String version)
        && !found.contains(version)
        && !marked.contains(version)) {
      versions.remove(version);
      markers.remove(version);
    }
    Optional<String> more = found.stream().filter(it -> !versions.containsKey(it)).findFirst();
    if (more.isPresent() && attempt instanceof Attempt.Put(Content content)) {
      versions.put(more.get(), content);
    }
    if (attempt instanceof Attempt.Mark) {
      marked.stream().filter(it -> !markers.contains(it)).findFirst().ifPresent(markers::add);
    }
    assertThat(found)
        .as("versions of %s", key)
        .containsExactlyInAnyOrderElementsOf(versions.keySet());
    assertThat(marked).as("markers of %s", key).containsExactlyInAnyOrderElementsOf(markers);
    for (ObjectVersion version : page.versions()) {
      Content content = Objects.requireNonNull(versions.get(version.versionId()));
      byte[] bytes =
          s3.getObjectAsBytes(
                  r -> r.bucket(CrashWorker.VERSIONED).key(key).versionId(version.versionId()))
              .asByteArray();
      assertThat(bytes).as("a version of %s", key).isEqualTo(content.bytes());
      assertThat(version.eTag()).isEqualTo(content.etag());
    }
    attempt = new Attempt.Nothing();
  }
}
