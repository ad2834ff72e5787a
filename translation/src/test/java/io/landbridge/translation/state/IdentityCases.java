// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ids of resources and accounts, on any database. */
abstract class IdentityCases extends StoreFixture {
  @Test
  void findsWhatWasRecordedAfterReopening() {
    Map<NativeId, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < 1_200; i++) {
      NativeId id = newId();
      pairs.put(id, "vol-" + id.value());
    }
    store.idMappings().recordAll(ResourceKind.VOLUME, pairs);
    reopen();
    var found = store.idMappings().findNativeIds(pairs.values());
    assertThat(found).hasSize(1_200);
    pairs.forEach((id, ec2Id) -> assertThat(found).containsEntry(ec2Id, id));
  }

  @Test
  void recordsTheSamePairManyTimesAtOnce() throws Exception {
    NativeId id = newId();
    Map<NativeId, String> pair = Map.of(id, "i-" + id.value());
    atOnce(
        20,
        () -> {
          store.idMappings().recordAll(ResourceKind.INSTANCE, pair);
          return true;
        });
    assertThat(store.idMappings().findNativeId("i-" + id.value())).contains(id);
  }

  @Test
  void refusesASecondObjectForOneId() {
    NativeId first = newId();
    String ec2Id = "i-" + first.value();
    store.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(first, ec2Id));
    assertThatThrownBy(
            () -> store.idMappings().recordAll(ResourceKind.INSTANCE, Map.of(newId(), ec2Id)))
        .isInstanceOf(IdCollisionException.class)
        .hasMessageContaining(ec2Id);
    assertThat(store.idMappings().findNativeId(ec2Id)).contains(first);
  }

  @Test
  void keepsOneNativeObjectUnderTwoKinds() {
    NativeId id = newId();
    store.idMappings().recordAll(ResourceKind.VPC, Map.of(id, "vpc-" + id.value()));
    store.idMappings().recordAll(ResourceKind.SUBNET, Map.of(id, "subnet-" + id.value()));
    assertThat(store.idMappings().findNativeIds(List.of("vpc-" + id, "subnet-" + id, "vpc-0")))
        .isEqualTo(Map.of("vpc-" + id, id, "subnet-" + id, id));
  }

  @Test
  void givesAnAccountOneIdForGood() throws Exception {
    NativeId id = newId();
    var answers = atOnce(10, () -> store.accounts().getOrAssign(id));
    assertThat(answers).containsOnly(answers.getFirst());
    reopen();
    assertThat(store.accounts().getOrAssign(id)).isEqualTo(answers.getFirst());
    assertThat(store.accounts().findNative(answers.getFirst())).contains(id);
    assertThat(answers.getFirst().value()).doesNotStartWith("0");
  }

  @Test
  void takesTheNextNumberWhenAnotherAccountHasTheHash() {
    NativeId id = newId();
    AccountId hashed = new AccountId(Long.toString(100_000_000_000L + Accounts.hash(id)));
    store.accounts().assign(newId(), Accounts.hash(id));
    AccountId assigned = store.accounts().getOrAssign(id);
    assertThat(store.accounts().findNative(hashed)).isPresent().isNotEqualTo(Optional.of(id));
    assertThat(Long.parseLong(assigned.value())).isEqualTo(Long.parseLong(hashed.value()) + 1);
  }

  @Test
  void numbersZonesInTheOrderOfFirstSightForGood() {
    NativeId first = newId();
    NativeId second = newId();
    NativeId third = newId();
    int next = store.zoneOrdinals().getOrAssign(List.of()).size();
    assertThat(store.zoneOrdinals().getOrAssign(List.of(first, second)))
        .containsEntry(first, next)
        .containsEntry(second, next + 1)
        .hasSize(next + 2);
    reopen();
    assertThat(store.zoneOrdinals().getOrAssign(List.of(third, second)))
        .containsEntry(first, next)
        .containsEntry(second, next + 1)
        .containsEntry(third, next + 2);
  }

  @Test
  void givesAZoneOneNumberHoweverManyAsk() throws Exception {
    List<NativeId> zones = List.of(newId(), newId(), newId());
    var answers = atOnce(10, () -> store.zoneOrdinals().getOrAssign(zones));
    var settled = store.zoneOrdinals().getOrAssign(zones);
    assertThat(settled).containsKeys(zones.toArray(NativeId[]::new));
    assertThat(settled.values()).doesNotHaveDuplicates();
    assertThat(answers)
        .allSatisfy(answer ->
            zones.forEach(zone -> assertThat(answer).containsEntry(zone, settled.get(zone))));
  }
}
