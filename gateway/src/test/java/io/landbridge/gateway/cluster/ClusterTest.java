// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.IdMap;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClusterTest {
  private static final NativeId INSTANCE = new NativeId("a1b2c3d4-e5f6-4789-9abc-def012345678");
  private static final String ID = "i-a1b2c3d4e5f647899";

  private Store first;
  private Store second;

  @BeforeEach
  void openStores() {
    first = Store.open(StoreOptions.inMemory(), InstantSource.system());
    second = Store.open(StoreOptions.inMemory(), InstantSource.system());
  }

  @AfterEach
  void closeStores() {
    first.close();
    second.close();
  }

  private static String addressOf(Cluster cluster) {
    return "127.0.0.1:" + cluster.address().getPort();
  }

  @Test
  void isAloneOnLoopbackByDefault() {
    try (Cluster alone = Cluster.start(ClusterOptions.standalone(), first);
        Cluster other =
            Cluster.start(ClusterOptions.loopback(0, List.of(addressOf(alone))), second)) {
      assertThat(alone.size()).isEqualTo(1);
      assertThat(other.size()).isEqualTo(1);
      assertThat(alone.address().getAddress().isLoopbackAddress()).isTrue();
      assertThat(alone.address().getPort()).isPositive();
    }
  }

  @Test
  void oneMemberAnswersForTheIdsOfAnother() {
    try (Cluster here = Cluster.start(ClusterOptions.loopback(0, List.of()), first);
        Cluster there =
            Cluster.start(ClusterOptions.loopback(0, List.of(addressOf(here))), second)) {
      assertThat(there.size()).isEqualTo(2);
      IdMap.shared(first, here.hazelcast()).putAll(Map.of(ID, INSTANCE));
      assertThat(IdMap.shared(second, there.hazelcast()).findAll(List.of(ID, "i-0")))
          .isEqualTo(Map.of(ID, INSTANCE));
    }
  }

  @Test
  void readsTheIdMapThroughFromTheStore() {
    first.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(INSTANCE, ID));
    try (Cluster alone = Cluster.start(ClusterOptions.standalone(), first)) {
      IdMap map = IdMap.shared(first, alone.hazelcast());
      assertThat(map.findAll(List.of(ID))).isEqualTo(Map.of(ID, INSTANCE));
    }
  }

  @Test
  void goesOnWhenTheOtherMemberIsGone() {
    first.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(INSTANCE, ID));
    try (Cluster here = Cluster.start(ClusterOptions.loopback(0, List.of()), first)) {
      try (Cluster there =
          Cluster.start(ClusterOptions.loopback(0, List.of(addressOf(here))), second)) {
        assertThat(there.size()).isEqualTo(2);
      }
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> here.size() == 1);
      assertThat(IdMap.shared(first, here.hazelcast()).findAll(List.of(ID)))
          .containsEntry(ID, INSTANCE);
    }
  }

  @Test
  void answersFromTheStoreWhenTheMemberHasLeft() {
    first.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(INSTANCE, ID));
    IdMap map;
    try (Cluster alone = Cluster.start(ClusterOptions.standalone(), first)) {
      map = IdMap.shared(first, alone.hazelcast());
    }
    assertThat(map.findAll(List.of(ID))).isEqualTo(Map.of(ID, INSTANCE));
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatThrownBy(() -> ClusterOptions.loopback(70_000, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("70000");
  }
}
