// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.aws.AwsException;
import io.landbridge.gateway.embedded.store.VersionRows.Chain;
import io.landbridge.gateway.embedded.store.VersionRows.Found;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectLock;
import io.landbridge.translation.s3.store.VersionId;
import io.landbridge.translation.s3.store.Versioning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes keys and versions. */
final class Deletions {
  private final Engine engine;
  private final Objects objects;

  Deletions(Engine engine, Objects objects) {
    this.engine = engine;
    this.objects = objects;
  }

  DeleteOutcome.Deleted delete(Bucket bucket, Deletion deletion) {
    try (var _ = engine.locks().hold(bucket, deletion.key())) {
      Edits edits = new Edits();
      DeleteOutcome.Deleted outcome = plan(bucket, deletion, edits);
      engine.publisher().commit(bucket, edits);
      return outcome;
    }
  }

  /** Deletes several with one write, or as many as a key is named. */
  List<DeleteOutcome> deleteAll(Bucket bucket, List<Deletion> deletions) {
    List<DeleteOutcome> outcomes = new ArrayList<>(deletions.size());
    List<ObjectKey> keys = deletions.stream().map(Deletion::key).toList();
    try (var _ = engine.locks().hold(bucket, keys)) {
      Edits edits = new Edits();
      Set<ObjectKey> touched = new HashSet<>();
      for (Deletion deletion : deletions) {
        if (!touched.add(deletion.key())) {
          // What was done to this key has to be seen before the next thing is done to it.
          engine.publisher().commit(bucket, edits);
          edits = new Edits();
          touched.clear();
          touched.add(deletion.key());
        }
        outcomes.add(tryPlan(bucket, deletion, edits));
      }
      engine.publisher().commit(bucket, edits);
    }
    return outcomes;
  }

  private DeleteOutcome tryPlan(Bucket bucket, Deletion deletion, Edits edits) {
    try {
      return plan(bucket, deletion, edits);
    } catch (AwsException e) {
      return new DeleteOutcome.Refused(e.error());
    }
  }

  private DeleteOutcome.Deleted plan(Bucket bucket, Deletion deletion, Edits edits) {
    return deletion
        .version()
        .map(version -> planVersion(bucket, deletion, version, edits))
        .orElseGet(() -> planKey(bucket, deletion, edits));
  }

  private DeleteOutcome.Deleted planVersion(
      Bucket bucket, Deletion deletion, VersionId version, Edits edits) {
    ObjectKey key = deletion.key();
    Optional<Found> found = engine.rows().find(bucket, key, version);
    deletion.condition().check(found.map(it -> objects.toVersion(key, it, false)));
    checkLock(found, deletion);
    Chain chain = engine.rows().chain(bucket, key);
    Versioning.Remove effect = Versioning.deleteVersion(chain.slots(), found.map(Found::slot));
    new VersionEdits(engine.rows(), bucket, key, chain, edits).remove(effect, found);
    boolean marker = found.filter(it -> it.row().isMarker()).isPresent();
    return new DeleteOutcome.Deleted(Optional.of(version), marker);
  }

  private DeleteOutcome.Deleted planKey(Bucket bucket, Deletion deletion, Edits edits) {
    ObjectKey key = deletion.key();
    Chain chain = engine.rows().chain(bucket, key);
    deletion.condition().check(chain.latest().map(it -> objects.toVersion(key, it, true)));
    VersionEdits changes = new VersionEdits(engine.rows(), bucket, key, chain, edits);
    return switch (Versioning.delete(bucket.versioning(), chain.slots())) {
      case Versioning.Remove remove -> {
        Optional<Found> removed = chain.find(remove.removed());
        checkLock(removed, deletion);
        changes.remove(remove, removed);
        yield new DeleteOutcome.Deleted(Optional.empty(), false);
      }
      case Versioning.Write write -> {
        checkLock(chain.find(write.removed()), deletion);
        VersionRow marker =
            new VersionRow(
                engine.sequence().next(),
                write.asNull(),
                objects.now(),
                deletion.owner(),
                Optional.empty());
        changes.write(write, marker, false);
        yield new DeleteOutcome.Deleted(Optional.of(marker.versionId()), true);
      }
    };
  }

  private void checkLock(Optional<Found> found, Deletion deletion) {
    found
        .flatMap(it -> it.row().content())
        .ifPresent(content ->
            ObjectLock.checkDelete(
                content.attributes(), deletion.bypassGovernance(), objects.now()));
  }
}
