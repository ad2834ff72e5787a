// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CloudStateTest {
  /** An entity of the test. */
  public record Thing(String id, long number, String accountId, String text) implements Owned {}

  private static final Kind<Thing> THINGS = Kind.owned("thing", Thing.class);

  @TempDir private Path directory;

  private CloudState open() {
    return CloudState.open(directory, List.of(THINGS));
  }

  private static Thing add(Transaction transaction, String id, String account) {
    return transaction.put(
        THINGS, new Thing(id, transaction.nextNumber(THINGS), account, "as made"));
  }

  @Test
  void whatIsWrittenIsThereAfterReopening() {
    try (CloudState state = open()) {
      state.write(tx -> add(tx, "a", "x"));
      state.write(tx -> add(tx, "b", "y"));
    }
    try (CloudState state = open()) {
      List<Thing> found = state.read(view -> List.copyOf(view.by(THINGS, Kind.ACCOUNT, "y")));
      assertThat(found).containsExactly(new Thing("b", 2, "y", "as made"));
    }
  }

  @Test
  void whatIsWrittenIsThereWhenTheStateWasNeverClosed() {
    // Given
    CloudState crashed = open();
    crashed.write(tx -> add(tx, "a", "x"));

    // When
    try (CloudState state = open()) {

      // Then
      assertThat(state.<Boolean>read(view -> view.find(THINGS, "a").isPresent())).isTrue();
    }
    crashed.close();
  }

  @Test
  void aThrowingChangeLeavesNothingBehind() {
    try (CloudState state = open()) {
      state.write(tx -> add(tx, "a", "x"));
      assertThatThrownBy(() ->
              state.write(tx -> {
                tx.put(THINGS, new Thing("a", 1, "y", "changed"));
                add(tx, "b", "y");
                tx.remove(THINGS, "a");
                throw new IllegalArgumentException("no");
              }))
          .isInstanceOf(IllegalArgumentException.class);
      List<Thing> all = state.read(view -> List.copyOf(view.all(THINGS)));
      assertThat(all).containsExactly(new Thing("a", 1, "x", "as made"));
      assertThat(state.<Integer>read(view -> view.by(THINGS, Kind.ACCOUNT, "y").size())).isZero();
      assertThat(state.<Integer>read(view -> view.by(THINGS, Kind.ACCOUNT, "x").size()))
          .isEqualTo(1);
    }
  }

  @Test
  void removedIdsStayKnownAndNumbersAreNeverUsedAgain() {
    try (CloudState state = open()) {
      state.write(tx -> add(tx, "a", "x"));
      state.write(tx -> {
        tx.remove(THINGS, "a");
        return true;
      });
    }
    try (CloudState state = open()) {
      OptionalLong removed = state.read(view -> view.findRemoved(THINGS, "a"));
      assertThat(removed).hasValue(1);
      assertThat(state.write(tx -> add(tx, "b", "x")).number()).isEqualTo(2);
    }
  }

  @Test
  void kindsWithoutTraceForgetWhatIsRemoved() {
    Kind<Thing> passing = Kind.of("passing", Thing.class).withoutTrace();
    try (CloudState state = CloudState.open(directory, List.of(passing))) {
      state.write(tx -> tx.put(passing, new Thing("a", 1, "x", "soon gone")));
      state.write(tx -> {
        tx.remove(passing, "a");
        return true;
      });
    }
    try (CloudState state = CloudState.open(directory, List.of(passing))) {
      OptionalLong removed = state.read(view -> view.findRemoved(passing, "a"));
      assertThat(removed).isEmpty();
      assertThat(state.<Boolean>read(view -> view.all(passing).isEmpty())).isTrue();
    }
  }

  @Test
  void changingAnEntityMovesItBetweenIndexKeys() {
    try (CloudState state = open()) {
      state.write(tx -> add(tx, "a", "x"));
      state.write(tx -> tx.put(THINGS, new Thing("a", 1, "y", "moved")));
      assertThat(state.<Integer>read(view -> view.by(THINGS, Kind.ACCOUNT, "x").size())).isZero();
      assertThat(state.<Integer>read(view -> view.by(THINGS, Kind.ACCOUNT, "y").size()))
          .isEqualTo(1);
    }
  }
}
