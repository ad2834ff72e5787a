// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.s3.store.Versioning.Chain;
import io.landbridge.translation.s3.store.Versioning.Remove;
import io.landbridge.translation.s3.store.Versioning.Slot;
import io.landbridge.translation.s3.store.Versioning.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of chain of up to three versions, in every state of a bucket. */
class VersioningTest {
  private static final Slot A = new Slot(new VersionId("A"), false);
  private static final Slot B_MARKER = new Slot(new VersionId("B"), true);
  private static final Slot NULL_OBJECT = new Slot(VersionId.NULL, false);
  private static final Slot NULL_MARKER = new Slot(VersionId.NULL, true);

  /** All chains of at most three of these, with at most one null version. */
  static Stream<List<Slot>> chains() {
    List<List<Slot>> chains = new ArrayList<>();
    chains.add(List.of());
    for (int length = 1; length <= 3; length++) {
      extend(chains, new ArrayList<>(), length);
    }
    return chains.stream();
  }

  private static void extend(List<List<Slot>> chains, List<Slot> begun, int length) {
    if (begun.size() == length) {
      chains.add(List.copyOf(begun));
      return;
    }
    for (Slot slot : List.of(A, B_MARKER, NULL_OBJECT, NULL_MARKER)) {
      if (begun.stream().noneMatch(it -> it.id().equals(slot.id()))) {
        begun.add(slot);
        extend(chains, begun, length);
        begun.removeLast();
      }
    }
  }

  private static Chain chain(List<Slot> slots) {
    return new Chain(
        slots.stream().findFirst(),
        slots.stream().skip(1).findFirst(),
        slots.stream().filter(slot -> slot.id().isNull()).findFirst());
  }

  /** What a chain is after a write: the new version, and all others but the removed one. */
  private static List<Slot> after(List<Slot> slots, Write write) {
    List<Slot> after = new ArrayList<>(slots);
    write.removed().ifPresent(after::remove);
    after.addFirst(
        new Slot(write.asNull() ? VersionId.NULL : new VersionId("new"), write.marker()));
    return after;
  }

  @ParameterizedTest
  @MethodSource("chains")
  void anEnabledBucketKeepsEverything(List<Slot> slots) {
    Write put = Versioning.put(VersioningState.ENABLED, chain(slots));
    assertThat(put).isEqualTo(new Write(false, false, Optional.empty(), chain(slots).latest()));
    assertThat(after(slots, put)).hasSize(slots.size() + 1).endsWith(slots.toArray(Slot[]::new));
    assertThat(Versioning.delete(VersioningState.ENABLED, chain(slots)))
        .isEqualTo(new Write(false, true, Optional.empty(), chain(slots).latest()));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aSuspendedBucketReplacesTheNullVersionAndNoOther(List<Slot> slots) {
    for (boolean marker : new boolean[] {false, true}) {
      Write write =
          marker
              ? (Write) Versioning.delete(VersioningState.SUSPENDED, chain(slots))
              : Versioning.put(VersioningState.SUSPENDED, chain(slots));
      assertThat(write.asNull()).isTrue();
      assertThat(write.marker()).isEqualTo(marker);
      List<Slot> after = after(slots, write);
      assertThat(after.stream().filter(slot -> slot.id().isNull())).hasSize(1);
      assertThat(after.stream().filter(slot -> !slot.id().isNull()))
          .isEqualTo(slots.stream().filter(slot -> !slot.id().isNull()).toList());
      assertThat(write.kept())
          .isEqualTo(slots.stream().findFirst().filter(slot -> !slot.id().isNull()));
    }
  }

  @Test
  void anUnversionedBucketHasOneVersionOfAKeyAndRemovesIt() {
    Chain one = chain(List.of(NULL_OBJECT));
    assertThat(Versioning.put(VersioningState.UNVERSIONED, Chain.EMPTY))
        .isEqualTo(new Write(true, false, Optional.empty(), Optional.empty()));
    assertThat(Versioning.put(VersioningState.UNVERSIONED, one))
        .isEqualTo(new Write(true, false, Optional.of(NULL_OBJECT), Optional.empty()));
    assertThat(Versioning.delete(VersioningState.UNVERSIONED, one))
        .isEqualTo(new Remove(Optional.of(NULL_OBJECT), Optional.empty()));
    assertThat(Versioning.delete(VersioningState.UNVERSIONED, Chain.EMPTY))
        .isEqualTo(new Remove(Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(
      value = VersioningState.class,
      names = {"ENABLED", "SUSPENDED"})
  void deletingAKeyThatIsNotThereLeavesAMarker(VersioningState state) {
    assertThat(Versioning.delete(state, Chain.EMPTY))
        .isInstanceOfSatisfying(Write.class, write -> assertThat(write.marker()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("chains")
  void removingTheLatestVersionPromotesTheNextAndRemovingAnotherNone(List<Slot> slots) {
    for (int i = 0; i < slots.size(); i++) {
      Optional<Slot> slot = Optional.of(slots.get(i));
      Optional<Slot> promoted = i == 0 ? slots.stream().skip(1).findFirst() : Optional.empty();
      assertThat(Versioning.deleteVersion(chain(slots), slot))
          .isEqualTo(new Remove(slot, promoted));
    }
    assertThat(Versioning.deleteVersion(chain(slots), Optional.empty()))
        .isEqualTo(new Remove(Optional.empty(), Optional.empty()));
  }

  @Test
  void aChainHasALatestVersionOrNone() {
    assertThatThrownBy(() -> new Chain(Optional.empty(), Optional.of(A), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
