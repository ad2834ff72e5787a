// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * What a write or a delete does to the versions of a key: pure rules, of which a store only has to
 * carry out the result. Source: S3 User Guide, "How S3 Versioning works", "Adding objects to
 * versioning-suspended buckets", "Deleting object versions".
 *
 * <p>The rules rest on this: a key's versions are ordered by when they were written, the newest is
 * the latest, and at most one of them is the {@code null} version.
 */
public final class Versioning {
  private Versioning() {}

  /** A version as far as these rules look at it. */
  public record Slot(VersionId id, boolean marker) {}

  /**
   * The versions of a key as far as these rules look at them.
   *
   * @param latest the newest one
   * @param next the one below the newest
   * @param nullVersion the {@code null} version, wherever it is; it may be the latest or the next
   */
  public record Chain(Optional<Slot> latest, Optional<Slot> next, Optional<Slot> nullVersion) {
    /** No version at all. */
    public static final Chain EMPTY =
        new Chain(Optional.empty(), Optional.empty(), Optional.empty());

    public Chain {
      if (latest.isEmpty() && (next.isPresent() || nullVersion.isPresent())) {
        throw new IllegalArgumentException("A key that has versions has a latest one");
      }
    }

    private boolean isLatest(Slot slot) {
      return latest.filter(top -> top.id().equals(slot.id())).isPresent();
    }
  }

  /** What happens to a key. */
  public sealed interface Effect {

    /** The version that is removed for good, by this or because it is replaced. */
    Optional<Slot> removed();
  }

  /**
   * A new latest version is written.
   *
   * @param asNull whether it is the {@code null} version; otherwise it has an id of its own
   * @param marker whether it is a delete marker
   * @param removed the former {@code null} version that it replaces
   * @param kept the former latest version, which stays below it
   */
  public record Write(boolean asNull, boolean marker, Optional<Slot> removed, Optional<Slot> kept)
      implements Effect {}

  /**
   * Nothing is written, but something may be removed.
   *
   * @param promoted the version that is the latest from now on, when the latest was removed
   */
  public record Remove(Optional<Slot> removed, Optional<Slot> promoted) implements Effect {}

  /** The effect of writing an object. */
  public static Write put(VersioningState state, Chain chain) {
    return write(state, chain, false);
  }

  /** The effect of deleting a key without naming a version. */
  public static Effect delete(VersioningState state, Chain chain) {
    return switch (state) {
      // A bucket that was never versioned has the null version and no other.
      case UNVERSIONED -> new Remove(chain.latest(), Optional.empty());
      case ENABLED, SUSPENDED -> write(state, chain, true);
    };
  }

  /**
   * The effect of deleting one version for good, which is the same in every state of the bucket.
   *
   * @param slot the version, as it was found; absent when there is none
   */
  public static Remove deleteVersion(Chain chain, Optional<Slot> slot) {
    Optional<Slot> promoted = slot.filter(chain::isLatest).flatMap(_ -> chain.next());
    return new Remove(slot, promoted);
  }

  private static Write write(VersioningState state, Chain chain, boolean marker) {
    if (state == VersioningState.ENABLED) {
      return new Write(false, marker, Optional.empty(), chain.latest());
    }
    Optional<Slot> kept = chain.latest().filter(top -> !top.id().isNull());
    return new Write(true, marker, chain.nullVersion(), kept);
  }
}
