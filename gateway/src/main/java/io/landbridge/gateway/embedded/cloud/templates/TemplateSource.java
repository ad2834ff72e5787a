// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.snapshots.Snapshot;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.vms.VmState;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import java.util.Map;
import java.util.Optional;

/**
 * What a template is made from.
 *
 * @param machineDetails of the machine whose root disk it is; the key it was made with comes along
 */
record TemplateSource(
    String zoneId,
    Optional<String> templateId,
    long sizeInBytes,
    Map<String, String> machineDetails) {
  TemplateSource {
    machineDetails = Map.copyOf(machineDetails);
  }

  /**
   * What a {@code createTemplate} names.
   *
   * @throws ApiException 431 when it names nothing; 530 for the disk of a running machine
   */
  static TemplateSource of(View view, Call call) {
    Optional<Snapshot> snapshot =
        call.findEntity(view, "snapshotid", Snapshot.KIND)
            .map(found -> Ownership.requireOwn(call, found));
    if (snapshot.isPresent()) {
      return of(
          view,
          snapshot.get().zoneId(),
          view.find(Volume.KIND, snapshot.get().volumeId()),
          snapshot.get().sizeInBytes());
    }
    Volume volume =
        call.findEntity(view, "volumeid", Volume.KIND)
            .map(found -> Ownership.requireOwn(call, found))
            .orElseThrow(() -> Errors.invalid("Either volume or snapshot id has to be passed in"));
    boolean running =
        volume
            .vmId()
            .flatMap(id -> view.find(Vm.KIND, id))
            .filter(vm -> vm.state() != VmState.STOPPED)
            .isPresent();
    if (running) {
      throw Errors.unexpected(Errors.internal().error().text());
    }
    return of(view, volume.zoneId(), Optional.of(volume), volume.sizeInBytes());
  }

  private static TemplateSource of(
      View view, String zoneId, Optional<Volume> volume, long sizeInBytes) {
    return new TemplateSource(
        zoneId,
        volume.flatMap(Volume::templateId),
        sizeInBytes,
        volume
            .filter(Volume::root)
            .flatMap(Volume::vmId)
            .flatMap(id -> view.find(Vm.KIND, id))
            .map(Vm::shownDetails)
            .orElse(Map.of()));
  }
}
