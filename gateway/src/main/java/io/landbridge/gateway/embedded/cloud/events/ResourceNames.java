// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.events;

import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.buckets.Bucket;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup;
import io.landbridge.gateway.embedded.cloud.snapshots.Snapshot;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import java.util.Optional;

/** What the resource of an event is called, as long as it is there. */
final class ResourceNames {
  private ResourceNames() {}

  static Optional<String> find(View view, String type, String id) {
    return switch (type) {
      case "VirtualMachine" -> view.find(Vm.KIND, id).map(Vm::name);
      case "Volume" -> view.find(Volume.KIND, id).map(Volume::name);
      case "Snapshot" -> view.find(Snapshot.KIND, id).map(Snapshot::name);
      case "Template" -> view.find(Template.KIND, id).map(Template::name);
      case "Network" -> view.find(Network.KIND, id).map(Network::name);
      case "Vpc" -> view.find(Vpc.KIND, id).map(Vpc::name);
      case "SecurityGroup" -> view.find(SecurityGroup.KIND, id).map(SecurityGroup::name);
      case "Bucket" -> view.find(Bucket.KIND, id).map(Bucket::name);
      case "User" -> view.find(User.KIND, id).map(User::username);
      default -> Optional.empty();
    };
  }
}
