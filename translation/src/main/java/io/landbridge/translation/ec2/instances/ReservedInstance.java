// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.Reservation;
import io.landbridge.translation.Call;
import io.landbridge.translation.ids.Ec2Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance with the reservation it was launched in. A machine that was made natively is a
 * reservation of its own, whose id has the digits of the instance's.
 *
 * @param ownerId the account that it belongs to
 */
record ReservedInstance(Instance instance, String reservationId, String ownerId) {

  static ReservedInstance of(Call call, OwnedInstance owned, InstanceProjection projection) {
    Map<String, String> facts =
        switch (owned) {
          case OwnedInstance.Live live -> live.facts();
          case OwnedInstance.Gone gone -> gone.tombstone().facts();
        };
    String own = Ec2Ids.toEc2Id(ResourceKind.RESERVATION, owned.nativeId());
    return new ReservedInstance(
        projection.toShape(owned),
        facts.getOrDefault(InstanceFacts.RESERVATION, own),
        call.caller().accountId().value());
  }

  /** The instances under their reservations, in the order of the first instance of each. */
  static List<Reservation> toReservations(List<ReservedInstance> items) {
    Map<String, List<ReservedInstance>> byId = new LinkedHashMap<>();
    items.forEach(
        item -> byId.computeIfAbsent(item.reservationId(), _ -> new ArrayList<>()).add(item));
    return byId.entrySet().stream()
        .map(entry ->
            Reservation.builder()
                .reservationId(entry.getKey())
                .ownerId(entry.getValue().getFirst().ownerId())
                .instances(entry.getValue().stream().map(ReservedInstance::instance).toList())
                .build())
        .toList();
  }
}
