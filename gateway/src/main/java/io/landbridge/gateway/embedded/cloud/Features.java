// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import io.landbridge.gateway.embedded.cloud.accounts.AccountCommands;
import io.landbridge.gateway.embedded.cloud.accounts.KeyCommands;
import io.landbridge.gateway.embedded.cloud.addresses.AddressCommands;
import io.landbridge.gateway.embedded.cloud.affinity.AffinityCommands;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.buckets.BucketCommands;
import io.landbridge.gateway.embedded.cloud.buckets.BucketContents;
import io.landbridge.gateway.embedded.cloud.buckets.PoolCommands;
import io.landbridge.gateway.embedded.cloud.events.Events;
import io.landbridge.gateway.embedded.cloud.faults.Faults;
import io.landbridge.gateway.embedded.cloud.jobs.JobCommands;
import io.landbridge.gateway.embedded.cloud.keypairs.KeyPairCommands;
import io.landbridge.gateway.embedded.cloud.limits.LimitCommands;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.networks.NetworkCommands;
import io.landbridge.gateway.embedded.cloud.networks.VpcCommands;
import io.landbridge.gateway.embedded.cloud.offerings.OfferingCommands;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroupCommands;
import io.landbridge.gateway.embedded.cloud.seed.Seed;
import io.landbridge.gateway.embedded.cloud.snapshots.SnapshotCommands;
import io.landbridge.gateway.embedded.cloud.tags.TagCommands;
import io.landbridge.gateway.embedded.cloud.templates.TemplateCommands;
import io.landbridge.gateway.embedded.cloud.userdata.UserDataCommands;
import io.landbridge.gateway.embedded.cloud.userdata.UserDataRules;
import io.landbridge.gateway.embedded.cloud.vms.Removal;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.vms.VmCommands;
import io.landbridge.gateway.embedded.cloud.volumes.VolumeCommands;
import io.landbridge.gateway.embedded.cloud.zones.ZoneCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one list of features. */
final class Features {
  private Features() {}

  static List<Feature> of(
      Environment environment,
      EmbeddedCloudOptions options,
      Faults faults,
      Removal removal,
      Events events) {
    Seed seed = options.seed();
    BucketContents contents = options.bucketContents();
    Limits limits = new Limits(Usage.counters());
    UserDataRules userDataRules = new UserDataRules(seed.settings().longestUserData());
    boolean viewDestroyed = seed.settings().viewDestroyed();
    return List.of(
        new JobCommands(),
        faults,
        events,
        new AccountCommands(environment, limits, usualLimits()),
        new KeyCommands(environment, limits),
        new LimitCommands(),
        new ZoneCommands(seed.region(), viewDestroyed),
        new OfferingCommands(environment),
        new TemplateCommands(environment, limits),
        new NetworkCommands(environment, limits),
        new VpcCommands(environment, limits),
        new AddressCommands(environment, limits),
        new SecurityGroupCommands(environment),
        new AffinityCommands(environment),
        new KeyPairCommands(environment),
        new UserDataCommands(
            environment,
            userDataRules,
            (view, id) -> !view.by(Vm.KIND, Vm.USER_DATA, id).isEmpty()),
        new VmCommands(environment, limits, userDataRules, removal, viewDestroyed),
        new VolumeCommands(environment, limits),
        new SnapshotCommands(environment, limits),
        new PoolCommands(environment, contents),
        new BucketCommands(environment, limits, contents),
        new TagCommands(environment));
  }

  /** The limits of accounts made by {@code createAccount}. Source: recording createAccount. */
  private static Map<Integer, Long> usualLimits() {
    Map<Integer, Long> limits = new HashMap<>();
    for (ResourceType type : ResourceType.values()) {
      limits.put(
          type.number(),
          switch (type) {
            case PROJECT -> 10L;
            case CPU -> 40L;
            case MEMORY -> 40_960L;
            case PRIMARY_STORAGE -> 200L;
            case SECONDARY_STORAGE, BACKUP_STORAGE, OBJECT_STORAGE -> 400L;
            default -> 20L;
          });
    }
    return limits;
  }
}
