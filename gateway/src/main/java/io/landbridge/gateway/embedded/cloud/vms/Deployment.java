// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.affinity.AffinityGroups;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.keypairs.KeyPair;
import io.landbridge.gateway.embedded.cloud.keypairs.KeyPairCommands;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.offerings.ServiceOffering;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroups;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.userdata.GivenUserData;
import io.landbridge.gateway.embedded.cloud.userdata.UserDataRules;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The immediate half of a deployment: everything is checked, and the machine and its disks exist,
 * when the job's id is answered. Source: recordings deployVirtualMachine*.
 */
final class Deployment {
  private static final String NAME = "[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

  private final Environment environment;
  private final Limits limits;
  private final UserDataRules userDataRules;
  private final DeploymentDisks disks;
  private final DeploymentNics nics;

  Deployment(Environment environment, Limits limits, UserDataRules userDataRules) {
    this.environment = environment;
    this.limits = limits;
    this.userDataRules = userDataRules;
    this.disks = new DeploymentDisks(environment);
    this.nics = new DeploymentNics(environment);
  }

  Target accept(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    Zone zone = call.entity(transaction, "zoneid", Zone.KIND);
    Template template = template(transaction, call, owner);
    Hardware hardware = hardware(transaction, call);
    String id = environment.newId();
    String name = name(call, id);
    List<String> groups = SecurityGroups.named(transaction, call, owner);
    List<String> affinity = AffinityGroups.named(transaction, call, owner);
    Access access = access(transaction, call, owner);
    requireRoom(transaction, call, owner, hardware);
    long number = transaction.nextNumber(Vm.KIND);
    Vm vm =
        new Vm(
            id,
            number,
            owner.id(),
            call.caller().userId(),
            name,
            arguments.string("displayname").orElse(name),
            zone.id(),
            template.id(),
            hardware,
            VmState.STOPPED,
            Optional.empty(),
            nics.make(transaction, call, owner, zone, name),
            zone.securityGroups() ? orDefault(transaction, owner, groups) : List.of(),
            affinity,
            access,
            details(transaction, call, owner, access),
            arguments.string("group"),
            false,
            environment.now(),
            Optional.empty());
    transaction.put(Vm.KIND, vm);
    disks.make(transaction, call, vm, template, limits);
    return Target.created("VirtualMachine", id).queuedBehind(id);
  }

  private static List<String> orDefault(View view, Account owner, List<String> groups) {
    return groups.isEmpty()
        ? SecurityGroups.find(view, owner.id(), SecurityGroups.DEFAULT).stream()
            .map(group -> group.id())
            .toList()
        : groups;
  }

  private static Template template(View view, Call call, Account owner) {
    if (call.arguments().string("templateid").isEmpty()) {
      if (call.arguments().string("snapshotid").isPresent()
          || call.arguments().string("volumeid").isPresent()) {
        throw Errors.invalid(
            "Deploying a virtual machine with existing volume/snapshot is not supported");
      }
      throw Errors.missing(call.command(), "templateid");
    }
    Template template = call.entity(view, "templateid", Template.KIND);
    if (!call.caller().isAdmin() && !template.isUsableBy(owner.id())) {
      throw Errors.denied();
    }
    if (!template.ready()) {
      throw Errors.invalid("Template " + template.name() + " is not ready");
    }
    return template;
  }

  static Hardware hardware(View view, Call call) {
    ServiceOffering offering = call.entity(view, "serviceofferingid", ServiceOffering.KIND);
    if (!offering.customized()) {
      return new Hardware(offering.id(), offering.cpus(), offering.mhz(), offering.memoryMiB());
    }
    Map<String, String> details = call.arguments().map("details");
    try {
      int cpus = Integer.parseInt(details.getOrDefault("cpuNumber", ""));
      int memory = Integer.parseInt(details.getOrDefault("memory", ""));
      int mhz =
          Integer.parseInt(details.getOrDefault("cpuSpeed", Integer.toString(offering.mhz())));
      if (cpus > 0 && memory > 0 && mhz > 0) {
        return new Hardware(offering.id(), cpus, mhz, memory);
      }
    } catch (NumberFormatException _) {
      // Answered below like an absent value.
    }
    throw Errors.invalid(
        "Need to specify custom parameter values cpu, cpu speed and memory when using custom"
            + " offering");
  }

  private static String name(Call call, String id) {
    Optional<String> name = call.arguments().string("name");
    if (name.isPresent()) {
      requireHostName(call, name.get());
    }
    return name.orElse("VM-" + id);
  }

  static void requireHostName(Call call, String name) {
    if (!name.matches(NAME)) {
      throw Errors.parameter(
          "Unable to execute API command "
              + call.command().toLowerCase(Locale.ROOT)
              + " due to invalid value. Invalid value provided for API arg: name - it can contain"
              + " ASCII letters 'a' through 'z', the digits '0' through '9', and the hyphen ('-'),"
              + " must be between 1 and 63 characters long, and can't start or end with \"-\" and"
              + " can't start with digit");
    }
  }

  private Access access(View view, Call call, Account owner) {
    Arguments arguments = call.arguments();
    List<String> names =
        Stream.concat(arguments.string("keypair").stream(), arguments.list("keypairs").stream())
            .distinct()
            .toList();
    if (names.stream().anyMatch(n -> KeyPairCommands.find(view, owner.id(), n).isEmpty())) {
      throw Errors.invalid("Not all specified keypairs exist");
    }
    GivenUserData given = GivenUserData.of(view, call, userDataRules);
    return new Access(names, Optional.empty(), given.content(), given.registered());
  }

  private static Map<String, String> details(View view, Call call, Account owner, Access access) {
    Map<String, String> details = new LinkedHashMap<>(call.arguments().map("details"));
    call.arguments().string("rootdisksize").ifPresent(size -> details.put("rootdisksize", size));
    if (!access.keyPairs().isEmpty()) {
      details.putAll(keyDetails(view, owner.id(), access.keyPairs()));
    }
    if (call.arguments().bool("startvm").filter(start -> !start).isPresent()) {
      details.put("deployvm", "true");
    }
    return details;
  }

  static Map<String, String> keyDetails(View view, String accountId, List<String> names) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put(
        "SSH.PublicKey",
        String.join(
            "\n",
            names.stream()
                .flatMap(name -> KeyPairCommands.find(view, accountId, name).stream())
                .map(KeyPair::publicKey)
                .toList()));
    details.put("SSH.KeyPairNames", String.join(",", names));
    return details;
  }

  private void requireRoom(View view, Call call, Account owner, Hardware hardware)
      throws ApiException {
    limits.require(view, call, owner, ResourceType.USER_VM, 1);
    limits.require(view, call, owner, ResourceType.CPU, hardware.cpus());
    limits.require(view, call, owner, ResourceType.MEMORY, hardware.memoryMiB());
  }
}
