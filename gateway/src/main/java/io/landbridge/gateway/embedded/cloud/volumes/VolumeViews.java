// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.offerings.ServiceOffering;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import io.landbridge.gateway.embedded.cloud.zones.ZoneCommands;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** How a volume is shown. Source: recordings listVolumes-*. */
final class VolumeViews {
  private VolumeViews() {}

  static ObjectNode show(View view, boolean forAdmin, Volume volume) {
    return fields(view, forAdmin, volume).node();
  }

  static ObjectNode result(View view, JobCall job, Volume volume) {
    Fields fields = fields(view, job.call().caller().isAdmin(), volume);
    return Fields.of()
        .put("volume", fields.put("jobid", job.jobId()).put("jobstatus", 0).node())
        .node();
  }

  private static Fields fields(View view, boolean forAdmin, Volume volume) {
    Zone zone = view.get(Zone.KIND, volume.zoneId());
    Fields fields =
        Fields.of()
            .put("id", volume.id())
            .put("name", volume.name())
            .put("zoneid", zone.id())
            .put("zonename", zone.name())
            .put("type", volume.root() ? "ROOT" : "DATADISK")
            .put("deviceid", volume.device());
    Optional<Vm> vm = volume.vmId().flatMap(id -> view.find(Vm.KIND, id));
    vm.ifPresent(machine -> fields.put("virtualmachineid", machine.id()));
    volume
        .templateId()
        .flatMap(id -> view.find(Template.KIND, id))
        .ifPresent(template ->
            fields
                .put("templateid", template.id())
                .put("templatename", template.name())
                .put("templatedisplaytext", template.displayText()));
    vm.ifPresent(machine ->
        fields
            .put("vmname", machine.name())
            .put("vmdisplayname", machine.displayName())
            .put("vmstate", machine.state().wireName())
            .put("vmtype", "User"));
    fields
        .put("provisioningtype", "thin")
        .put("size", volume.sizeInBytes())
        .put("created", volume.created())
        .put("state", volume.state().wireName());
    Ownership.describe(fields, view, volume.accountId());
    fields.put("miniops", volume.minIops()).put("maxiops", volume.maxIops());
    if (vm.isPresent()) {
      fields
          .put("diskkbsread", 0)
          .put("diskkbswrite", 0)
          .put("diskioread", 0)
          .put("diskiowrite", 0);
    }
    if (forAdmin) {
      storage(fields, zone, volume);
    }
    offering(fields, view, volume);
    if (!volume.root()) {
      fields.put("attached", volume.attached());
    }
    return fields
        .put("snapshotid", volume.snapshotId())
        .put("destroyed", volume.state() == VolumeState.DESTROY)
        .put("isextractable", !volume.root())
        .put("quiescevm", false)
        .put("supportsstoragesnapshot", false)
        .put("deleteprotection", volume.deleteProtection())
        .put("tags", Tags.show(view, volume.id()))
        .put("hasannotations", false);
  }

  private static String derived(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Where it lies, for administrators. */
  private static void storage(Fields fields, Zone zone, Volume volume) {
    fields
        .put("storagetype", "shared")
        .put("hypervisor", ZoneCommands.HYPERVISOR)
        .put("storage", zone.name() + "-primary")
        .put("displayvolume", true)
        .put("path", volume.id())
        .put("storageid", derived("storage:" + zone.id()))
        .put("clusterid", derived("cluster:" + zone.id()))
        .put("clustername", zone.name() + "-cluster")
        .put("podid", derived("pod:" + zone.id()))
        .put("podname", zone.name() + "-pod");
  }

  private static void offering(Fields fields, View view, Volume volume) {
    volume
        .diskOfferingId()
        .flatMap(id -> view.find(DiskOffering.KIND, id))
        .ifPresent(offering ->
            fields
                .put("diskofferingid", offering.id())
                .put("diskofferingname", offering.name())
                .put("diskofferingdisplaytext", offering.displayText()));
    if (volume.root()) {
      volume
          .vmId()
          .flatMap(id -> view.find(Vm.KIND, id))
          .flatMap(vm -> view.find(ServiceOffering.KIND, vm.hardware().offeringId()))
          .ifPresent(offering ->
              fields
                  // The recorded server shows the internal number here.
                  .put("serviceofferingid", Long.toString(offering.number()))
                  .put("serviceofferingname", offering.name())
                  .put("serviceofferingdisplaytext", offering.displayText()));
    }
  }
}
