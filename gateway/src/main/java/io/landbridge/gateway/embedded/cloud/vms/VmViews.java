// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.affinity.AffinityGroup;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.offerings.ServiceOffering;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.templates.TemplateView;
import io.landbridge.gateway.embedded.cloud.userdata.UserData;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import io.landbridge.gateway.embedded.cloud.zones.Host;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import io.landbridge.gateway.embedded.cloud.zones.ZoneCommands;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a machine is shown. Source: recordings listVirtualMachines-*; the order of the fields is the
 * recorded one.
 */
public final class VmViews {
  private static final Set<String> GROUPS =
      Set.of(
          "all", "group", "nics", "stats", "secgrp", "tmpl", "servoff", "diskoff", "backoff", "iso",
          "volume", "min", "affgrp");
  private static final String READ_ONLY_DETAILS = "dataDiskController, rootDiskController";

  private VmViews() {}

  /** Which groups of fields a list command shows. */
  record Detail(Set<String> groups, boolean userData, boolean forAdmin) {

    static Detail of(Call call) {
      List<String> asked = call.arguments().list("details");
      Set<String> groups = asked.isEmpty() || asked.contains("all") ? GROUPS : Set.copyOf(asked);
      return new Detail(groups, call.arguments().isTrue("userdata"), call.caller().isAdmin());
    }

    static Detail full(Call call) {
      return new Detail(GROUPS, false, call.caller().isAdmin());
    }

    boolean has(String group) {
      return groups.contains(group);
    }
  }

  /** A machine inside a list or a synchronous answer. */
  static ObjectNode show(View view, Detail detail, Vm vm) {
    return fields(view, detail, vm).node();
  }

  /** The machine as a job's result. */
  public static ObjectNode result(View view, JobCall job, Vm vm) {
    return result(view, job, vm, Optional.empty());
  }

  static ObjectNode result(View view, JobCall job, Vm vm, Optional<String> password) {
    Fields fields = fields(view, Detail.full(job.call()), vm).put("password", password);
    return Fields.of()
        .put("virtualmachine", fields.put("jobid", job.jobId()).put("jobstatus", 0).node())
        .node();
  }

  /**
   * The machine as the result of a job about a part of it: only that part's fields, and the job's
   * own only where the job tells its instance. Source: recordings addNicToVirtualMachine.done,
   * updateVMAffinityGroup.done.
   */
  static ObjectNode part(View view, JobCall job, Vm vm, String group, boolean withJob) {
    Detail detail =
        new Detail(Set.of("diskoff", "group", group), false, job.call().caller().isAdmin());
    Fields fields = fields(view, detail, vm);
    if (withJob) {
      fields.put("jobid", job.jobId()).put("jobstatus", 0);
    }
    return Fields.of().put("virtualmachine", fields.node()).node();
  }

  private static Fields fields(View view, Detail detail, Vm vm) {
    Fields fields =
        Fields.of().put("id", vm.id()).put("name", vm.name()).put("displayname", vm.displayName());
    Account account = view.get(Account.KIND, vm.accountId());
    fields.put("account", account.name()).put("userid", vm.userId());
    fields.put("username", view.find(User.KIND, vm.userId()).map(User::username));
    Ownership.describeDomain(fields, view, account)
        .put("created", vm.created())
        .put("lastupdated", vm.changed())
        .put("state", vm.state().wireName())
        .put("haenable", false);
    vm.group()
        .ifPresent(group ->
            fields.put("groupid", InstanceGroups.id(vm.accountId(), group)).put("group", group));
    Zone zone = view.get(Zone.KIND, vm.zoneId());
    fields.put("zoneid", zone.id()).put("zonename", zone.name());
    host(fields, view, detail, vm);
    Optional<Template> template = view.find(Template.KIND, vm.templateId());
    hardware(fields, view, detail, vm, template.orElse(null));
    network(fields, view, detail, vm, account);
    fields.put("isdynamicallyscalable", false).put("deleteprotection", vm.deleteProtection());
    template.ifPresent(t ->
        fields.put("ostypeid", TemplateView.osTypeId(t.osType())).put("osdisplayname", t.osType()));
    // The server looks for the boot mode among the details and takes the usual one only where there
    // are none at all.
    if (vm.state() == VmState.RUNNING && vm.details().isEmpty()) {
      fields.put("bootmode", "legacy").put("boottype", "Bios");
    }
    if (Volumes.rootIsOnStorage(view, vm.id())) {
      fields.put("pooltype", "NetworkFilesystem");
    }
    fields.put("receivedbytes", 0).put("sentbytes", 0);
    if (detail.userData()) {
      fields.put("userdata", vm.access().userData());
    }
    vm.access()
        .userDataId()
        .flatMap(id -> view.find(UserData.KIND, id))
        .ifPresent(data -> fields.put("userdataid", data.id()).put("userdataname", data.name()));
    if (detail.forAdmin()) {
      fields.put("arch", template.map(Template::arch));
    }
    return fields.put("tags", Tags.show(view, vm.id())).put("hasannotations", false);
  }

  private static void host(Fields fields, View view, Detail detail, Vm vm) {
    if (vm.state() != VmState.RUNNING) {
      return;
    }
    if (detail.forAdmin()) {
      vm.hostId()
          .map(id -> view.get(Host.KIND, id))
          .ifPresent(host -> fields.put("hostid", host.id()).put("hostname", host.name()));
    }
    fields.put("hostcontrolstate", "Enabled");
  }

  private static void hardware(
      Fields fields, View view, Detail detail, Vm vm, @Nullable Template template) {
    if (template != null && detail.has("tmpl")) {
      fields
          .put("templateid", template.id())
          .put("templatename", template.name())
          .put("templatetype", template.type())
          .put("templateformat", template.format())
          .put("templatedisplaytext", template.displayText())
          .put("passwordenabled", template.passwordEnabled());
    }
    if (detail.has("iso")) {
      fields.put("isos", List.<ObjectNode>of()).put("isomaxcount", 1);
    }
    Hardware hardware = vm.hardware();
    if (detail.has("servoff")) {
      fields
          .put("serviceofferingid", hardware.offeringId())
          .put(
              "serviceofferingname",
              view.find(ServiceOffering.KIND, hardware.offeringId()).map(ServiceOffering::name));
    }
    if (detail.has("diskoff")) {
      Volumes.of(view, vm.id()).stream()
          .filter(volume -> !volume.root())
          .flatMap(volume -> volume.diskOfferingId().stream())
          .findFirst()
          .flatMap(id -> view.find(DiskOffering.KIND, id))
          .ifPresent(
              disk -> fields.put("diskofferingid", disk.id()).put("diskofferingname", disk.name()));
    }
    if (detail.has("servoff")) {
      fields
          .put("cpunumber", hardware.cpus())
          .put("cpuspeed", hardware.mhz())
          .put("memory", hardware.memoryMiB());
    }
    if (template != null) {
      fields.put("guestosid", TemplateView.osTypeId(template.osType()));
    }
    if (detail.has("volume")) {
      fields.put("rootdeviceid", 0).put("rootdevicetype", "ROOT");
    }
  }

  private static void network(Fields fields, View view, Detail detail, Vm vm, Account account) {
    fields.put(
        "securitygroup",
        detail.has("secgrp")
            ? vm.securityGroupIds().stream()
                .flatMap(id -> view.find(SecurityGroup.KIND, id).stream())
                .map(group -> securityGroup(group, account))
                .toList()
            : List.<ObjectNode>of());
    List<PublicAddress> addresses =
        List.copyOf(view.by(PublicAddress.KIND, PublicAddress.VM, vm.id()));
    fields.put(
        "nic",
        detail.has("nics")
            ? vm.nics().stream().map(nic -> NicViews.inVm(view, vm, nic, addresses)).toList()
            : List.<ObjectNode>of());
    fields.put("hypervisor", ZoneCommands.HYPERVISOR);
    if (detail.has("nics")) {
      fields.put("ipaddress", vm.defaultNic().map(Nic::ipAddress));
    }
    addresses.stream()
        .findFirst()
        .ifPresent(
            address -> fields.put("publicipid", address.id()).put("publicip", address.ipAddress()));
    if (detail.forAdmin()) {
      fields.put("instancename", vm.instanceName(account.number()));
    }
    fields.put("details", vm.shownDetails());
    if (!detail.forAdmin()) {
      fields.put("readonlydetails", READ_ONLY_DETAILS);
    }
    // Setting other details loses the key pairs' names with the old ones.
    fields.put("keypairs", Optional.ofNullable(vm.details().get("SSH.KeyPairNames")));
    fields.put(
        "affinitygroup",
        detail.has("affgrp")
            ? vm.affinityGroupIds().stream()
                .flatMap(id -> view.find(AffinityGroup.KIND, id).stream())
                .map(group -> affinityGroup(group, account))
                .toList()
            : List.<ObjectNode>of());
    if (detail.forAdmin()) {
      fields.put("displayvm", true);
    }
  }

  private static ObjectNode securityGroup(SecurityGroup group, Account account) {
    return Fields.of()
        .put("id", group.id())
        .put("name", group.name())
        .put("description", group.description())
        .put("account", account.name())
        .put("ingressrule", List.<ObjectNode>of())
        .put("egressrule", List.<ObjectNode>of())
        .put("tags", List.<ObjectNode>of())
        .putTexts("virtualmachineids", List.of())
        .node();
  }

  private static ObjectNode affinityGroup(AffinityGroup group, Account account) {
    return Fields.of()
        .put("id", group.id())
        .put("name", group.name())
        .put("description", group.description())
        .put("account", account.name())
        .node();
  }
}
