// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.aws.AccountId;
import io.landbridge.ec2.model.VolumeModificationState;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceFacts;
import io.landbridge.translation.state.ResourceRef;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The last modification of each volume, in the store. */
final class Modifications {
  private final ResourceFacts facts;
  private final InstantSource clock;

  Modifications(Ec2Backend backend) {
    this.facts = backend.store().resourceFacts();
    this.clock = backend.clock();
  }

  void put(AccountId account, NativeId volume, Modification modification) {
    facts.putAll(ref(account, volume), modification.toFacts());
  }

  /** Ends the modification under way in success: from now on the volume is what was asked for. */
  void complete(AccountId account, NativeId volume) {
    Modification.find(facts.get(ref(account, volume)))
        .filter(modification -> modification.end().isEmpty())
        .map(m -> m.ended(VolumeModificationState.COMPLETED, "", clock.instant()))
        .ifPresent(modification -> {
          Map<String, String> all = new HashMap<>(modification.toFacts());
          Modification.Spec target = modification.target();
          all.put(VolumeFacts.VOLUME_TYPE, target.type());
          target.iops().ifPresent(n -> all.put(VolumeFacts.IOPS, Integer.toString(n)));
          target.throughput().ifPresent(n -> all.put(VolumeFacts.THROUGHPUT, Integer.toString(n)));
          facts.putAll(ref(account, volume), all);
          if (target.iops().isEmpty()) {
            facts.delete(ref(account, volume), VolumeFacts.IOPS);
          }
          if (target.throughput().isEmpty()) {
            facts.delete(ref(account, volume), VolumeFacts.THROUGHPUT);
          }
        });
  }

  /** Ends the modification under way in failure. */
  void fail(AccountId account, NativeId volume, String why) {
    Modification.find(facts.get(ref(account, volume)))
        .filter(modification -> modification.end().isEmpty())
        .map(m -> m.ended(VolumeModificationState.FAILED, why, clock.instant()))
        .ifPresent(modification -> put(account, volume, modification));
  }

  private static ResourceRef ref(AccountId account, NativeId volume) {
    return new ResourceRef(account, ResourceKind.VOLUME, volume);
  }
}
