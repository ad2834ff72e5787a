// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ListedObject;
import io.landbridge.translation.s3.store.NewObject;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectPage;
import io.landbridge.translation.s3.store.PageRequest;
import io.landbridge.translation.s3.store.StoredVersion;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.VersionPage;
import io.landbridge.translation.s3.store.VersioningState;
import io.landbridge.translation.s3.store.WriteCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** The store does what a map from keys to lists of versions does. */
class ModelPropertyTest {
  private static final Path DIRECTORY = newDirectory();
  private static final EmbeddedStore STORE = newStore();
  private static long buckets;

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("model");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedStore newStore() {
    StoreOptions options = StoreOptions.of(DIRECTORY).withSync(false);
    try {
      return EmbeddedStore.open(options, InstantSource.system(), new SecureRandom());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void close() throws IOException {
    STORE.close();
    try (Stream<Path> tree = Files.walk(DIRECTORY)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  record Version(VersionId id, boolean marker) {}

  /** The versions of a bucket, of each key the newest first. */
  static final class Model {
    private final NavigableMap<ObjectKey, List<Version>> keys = new TreeMap<>();
    private VersioningState state = VersioningState.UNVERSIONED;

    void add(ObjectKey key, Version version) {
      List<Version> versions = keys.computeIfAbsent(key, _ -> new ArrayList<>());
      if (version.id().isNull()) {
        versions.removeIf(it -> it.id().isNull());
      }
      versions.addFirst(version);
    }

    void remove(ObjectKey key, VersionId id) {
      keys.computeIfPresent(
          key,
          (_, versions) -> {
            versions.removeIf(it -> it.id().equals(id));
            return versions.isEmpty() ? null : versions;
          });
    }

    Optional<Version> latest(ObjectKey key) {
      return keys.getOrDefault(key, List.of()).stream().findFirst();
    }

    List<String> current() {
      return keys.keySet().stream()
          .filter(key -> latest(key).filter(it -> !it.marker()).isPresent())
          .map(ObjectKey::value)
          .toList();
    }
  }

  /** Something that is done; numbers choose among what there is. */
  record Step(Kind kind, String key, int choice) {
    enum Kind {
      PUT,
      DELETE,
      DELETE_VERSION,
      VERSIONING
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> keys =
        Arbitraries.of("a", "a/b", "a/c", "a/b/c", "a//", "a ", "a0", "b", "b/", "é", "\u0001");
    Arbitrary<Step.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(5, Step.Kind.PUT),
            Tuple.of(3, Step.Kind.DELETE),
            Tuple.of(4, Step.Kind.DELETE_VERSION),
            Tuple.of(1, Step.Kind.VERSIONING));
    return Combinators.combine(kinds, keys, Arbitraries.integers().between(0, 99))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  @Property(tries = 60)
  void doesWhatTheModelDoes(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 7) int page,
      @ForAll @IntRange(max = 3) int prefix) {
    BucketId bucket = new BucketId(new UUID(2, buckets++));
    STORE.createBucket(bucket);
    Model model = new Model();
    steps.forEach(step -> run(bucket, model, step));
    checkVersions(bucket, model, page);
    checkObjects(bucket, model, List.of("", "a", "a/", "b").get(prefix), "", page);
    checkObjects(bucket, model, List.of("", "a", "a/", "b").get(prefix), "/", page);
  }

  private static void run(BucketId bucket, Model model, Step step) {
    ObjectKey key = new ObjectKey(step.key());
    switch (step.kind()) {
      case PUT -> {
        VersionId id =
            STORE
                .put(
                    bucket,
                    key,
                    NewObject.of("owner"),
                    BytesBody.of("x".repeat(step.choice())),
                    WriteCondition.NONE)
                .versionId();
        assertThat(id.isNull()).isEqualTo(model.state != VersioningState.ENABLED);
        model.add(key, new Version(id, false));
      }
      case DELETE -> {
        Optional<VersionId> marker = STORE.delete(bucket, Deletion.of(key, "owner")).version();
        assertThat(marker.isPresent()).isEqualTo(model.state != VersioningState.UNVERSIONED);
        marker.ifPresentOrElse(
            id -> model.add(key, new Version(id, true)), () -> model.remove(key, VersionId.NULL));
      }
      case DELETE_VERSION -> {
        List<Version> versions = model.keys.getOrDefault(key, List.of());
        VersionId id =
            versions.isEmpty()
                ? VersionId.NULL
                : versions.get(step.choice() % versions.size()).id();
        assertThat(STORE.delete(bucket, Deletion.of(key, id, "owner")).version()).contains(id);
        model.remove(key, id);
      }
      case VERSIONING -> {
        model.state = step.choice() % 2 == 0 ? VersioningState.ENABLED : VersioningState.SUSPENDED;
        STORE.setVersioning(bucket, model.state);
      }
    }
    checkKey(bucket, model, key);
  }

  private static void checkKey(BucketId bucket, Model model, ObjectKey key) {
    Optional<StoredVersion> found = STORE.find(bucket, key, Optional.empty());
    assertThat(found.map(ModelPropertyTest::toModel)).isEqualTo(model.latest(key));
    for (Version version : model.keys.getOrDefault(key, List.of())) {
      assertThat(STORE.find(bucket, key, Optional.of(version.id())).map(ModelPropertyTest::toModel))
          .contains(version);
    }
  }

  private static Version toModel(StoredVersion version) {
    return new Version(version.versionId(), version instanceof DeleteMarker);
  }

  private static void checkVersions(BucketId bucket, Model model, int page) {
    List<String> seen = new ArrayList<>();
    Optional<VersionPage.VersionMarker> after = Optional.empty();
    do {
      VersionPage found = STORE.listVersions(bucket, PageRequest.of(page), after);
      found.versions().forEach(it -> seen.add(it.key() + " " + toModel(it) + " " + it.latest()));
      after = found.next();
    } while (after.isPresent());
    List<String> expected = new ArrayList<>();
    model.keys.forEach((key, versions) ->
        versions.forEach(
            it -> expected.add(key + " " + it + " " + it.equals(versions.getFirst()))));
    assertThat(seen).isEqualTo(expected);
    long objects =
        model.keys.values().stream().flatMap(List::stream).filter(it -> !it.marker()).count();
    assertThat(STORE.usage(bucket).versions()).isEqualTo(objects);
  }

  private static void checkObjects(
      BucketId bucket, Model model, String prefix, String delimiter, int page) {
    List<String> expected = new ArrayList<>();
    TreeSet<ObjectKey> prefixes = new TreeSet<>();
    for (String key : model.current()) {
      if (key.startsWith(prefix)) {
        int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        if (cut < 0) {
          expected.add(key);
        } else {
          prefixes.add(new ObjectKey(key.substring(0, cut + 1)));
        }
      }
    }
    List<String> seen = new ArrayList<>();
    List<String> seenPrefixes = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      ObjectPage found =
          STORE.listObjects(bucket, new PageRequest(prefix, Optional.of(delimiter), page), after);
      seen.addAll(found.objects().stream().map(ListedObject::key).toList());
      seenPrefixes.addAll(found.commonPrefixes());
      after = found.next();
    } while (after.isPresent());
    assertThat(seen).isEqualTo(expected);
    assertThat(seenPrefixes).isEqualTo(prefixes.stream().map(ObjectKey::value).toList());
  }
}
