// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import io.landbridge.gateway.embedded.cloud.volumes.VolumeState;
import io.landbridge.gateway.embedded.cloud.volumes.Volumes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The disks of a new machine: its root, and the data disks that the call asks for. */
final class DeploymentDisks {
  private final Environment environment;

  DeploymentDisks(Environment environment) {
    this.environment = environment;
  }

  void make(Transaction transaction, Call call, Vm vm, Template template, Limits limits) {
    Account owner = transaction.get(Account.KIND, vm.accountId());
    root(transaction, call, vm, template);
    for (Map<String, String> wish : wishes(call)) {
      data(transaction, call, vm, wish);
    }
    // What was just made counts already; going beyond the limit undoes it.
    limits.require(transaction, call, owner, ResourceType.VOLUME, 0);
    limits.require(transaction, call, owner, ResourceType.PRIMARY_STORAGE, 0);
  }

  private static List<Map<String, String>> wishes(Call call) {
    List<Map<String, String>> listed = call.arguments().entries("datadisksdetails");
    Optional<String> offering = call.arguments().string("diskofferingid");
    if (offering.isEmpty()) {
      return listed;
    }
    if (!listed.isEmpty()) {
      throw Errors.invalid("diskofferingid and datadisksdetails are mutually exclusive");
    }
    Map<String, String> wish = new HashMap<>();
    wish.put("diskofferingid", offering.get());
    call.arguments().string("size").ifPresent(size -> wish.put("size", size));
    return List.of(wish);
  }

  private void root(Transaction transaction, Call call, Vm vm, Template template) {
    Optional<DiskOffering> offering =
        call.findEntity(transaction, "overridediskofferingid", DiskOffering.KIND);
    Optional<Long> gib = call.arguments().number("rootdisksize");
    long size = gib.map(n -> n * Volumes.GIB).orElse(template.sizeInBytes());
    if (size < template.sizeInBytes()) {
      throw Errors.invalid(
          "Unsupported: rootdisksize override ("
              + gib.orElse(0L)
              + " GB) is smaller than template size "
              + template.sizeInBytes());
    }
    Map<String, String> details = call.arguments().map("details");
    put(
        transaction,
        vm,
        "ROOT-" + vm.number(),
        size,
        offering.map(DiskOffering::id),
        number(details, "minIops"),
        number(details, "maxIops"),
        0,
        Optional.of(template.id()));
  }

  private void data(Transaction transaction, Call call, Vm vm, Map<String, String> wish) {
    DiskOffering offering =
        call.entity(
            transaction,
            "diskofferingid",
            wish.getOrDefault("diskofferingid", ""),
            DiskOffering.KIND);
    long gib = offering.customized() ? number(wish, "size").orElse(0L) : offering.sizeGiB();
    if (gib <= 0) {
      throw Errors.invalid(
          "VM Creation failed. Volume size: " + gib + "GB is out of allowed range");
    }
    Optional<Integer> device = number(wish, "deviceid").map(Long::intValue);
    put(
        transaction,
        vm,
        "DATA-" + vm.number(),
        gib * Volumes.GIB,
        Optional.of(offering.id()),
        number(wish, "miniops"),
        number(wish, "maxiops"),
        device.orElseGet(() -> Volumes.freeDevice(transaction, vm.id(), List.of())),
        Optional.empty());
  }

  private static Optional<Long> number(Map<String, String> wish, String key) {
    try {
      return Optional.ofNullable(wish.get(key)).map(Long::valueOf);
    } catch (NumberFormatException _) {
      throw Errors.invalid("Invalid value " + wish.get(key) + " for " + key);
    }
  }

  private void put(
      Transaction transaction,
      Vm vm,
      String name,
      long size,
      Optional<String> offeringId,
      Optional<Long> minIops,
      Optional<Long> maxIops,
      int device,
      Optional<String> templateId) {
    transaction.put(
        Volume.KIND,
        new Volume(
            environment.newId(),
            transaction.nextNumber(Volume.KIND),
            vm.accountId(),
            name,
            vm.zoneId(),
            templateId.isPresent(),
            VolumeState.ALLOCATED,
            size,
            offeringId,
            minIops,
            maxIops,
            Optional.of(vm.id()),
            Optional.of(device),
            Optional.empty(),
            templateId,
            false,
            environment.now(),
            Optional.empty()));
  }
}
