// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.Call;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Nic;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.instances.ShownInstance;
import io.landbridge.translation.ec2.vpcs.Topologies;
import io.landbridge.translation.ec2.vpcs.Topology;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.identity.ServiceAccount;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.metadata.InstanceView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the views of one account's instances, as DescribeInstances shows them to that account. */
final class OwnerViews {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Ec2Backend backend;
  private final ServiceAccount service;

  /** Zones and offerings as the service account sees them. */
  private final NativeCatalogue catalogue;

  OwnerViews(Ec2Backend backend, ServiceAccount service, NativeCatalogue catalogue) {
    this.backend = backend;
    this.service = service;
    this.catalogue = catalogue;
  }

  /** The views by the machines' ids. Blocks. */
  Map<NativeId, InstanceView> make(
      Account account, OwnersCloud.Lists lists, Optional<String> cloudIdentifier) {
    Call call = callOf(account);
    Ec2Backend own = backendOf(new OwnersCloud(lists, catalogue, service));
    Map<String, String> blocks = blocks(call, own);
    Map<NativeId, String> offerings =
        catalogue.serviceOfferings(service.session(LONGEST)).stream()
            .collect(
                Collectors.toMap(ServiceOffering::id, o -> o.displaytext().orElseGet(o::name)));
    Map<NativeId, InstanceView> views = new HashMap<>();
    for (ShownInstance shown : ShownInstance.list(call, own)) {
      VirtualMachine vm = shown.vm();
      views.put(
          vm.id(),
          new InstanceView(
              shown.instance(),
              Optional.of(call.caller().accountId().value()),
              Optional.of(shown.reservationId()),
              backend.options().region(),
              PublicKeys.of(vm),
              blocksOf(shown, blocks),
              machine(vm, account, offerings, cloudIdentifier)));
    }
    return views;
  }

  private static InstanceView.Machine machine(
      VirtualMachine vm,
      Account account,
      Map<NativeId, String> offerings,
      Optional<String> cloudIdentifier) {
    return new InstanceView.Machine(
        vm.id().value(),
        Optional.of(vm.name()),
        vm.serviceofferingid().map(offerings::get).or(vm::serviceofferingname),
        vm.zonename(),
        cloudIdentifier.map(id -> "CloudStack-{" + id + "}"),
        account.domain(),
        Optional.of(account.domainid().value()),
        // Clouds tell guests their host only where an operator has said so, and not to the gateway.
        Optional.empty(),
        vm.nic().stream()
            .filter(nic -> nic.isdefault().orElse(false))
            .findFirst()
            .flatMap(Nic::ipaddress)
            .or(vm::ipaddress),
        vm.publicip());
  }

  private static Map<String, String> blocks(Call call, Ec2Backend own) {
    Topology topology = new Topologies(own).get(call);
    Map<String, String> blocks = new HashMap<>();
    topology
        .vpcs()
        .forEach(vpc -> blocks.put(own.ids().getEc2Id(ResourceKind.VPC, vpc.id()), vpc.cidr()));
    topology
        .subnets()
        .forEach(subnet ->
            subnet
                .network()
                .cidr()
                .ifPresent(cidr ->
                    blocks.put(
                        own.ids().getEc2Id(ResourceKind.SUBNET, subnet.network().id()), cidr)));
    return blocks;
  }

  private static Map<String, String> blocksOf(ShownInstance shown, Map<String, String> all) {
    return shown.instance().networkInterfaces().stream()
        .flatMap(nic -> Stream.concat(nic.subnetId().stream(), nic.vpcId().stream()))
        .distinct()
        .filter(all::containsKey)
        .collect(Collectors.toMap(id -> id, id -> all.getOrDefault(id, "")));
  }

  /** A request as the account could make it itself. */
  private Call callOf(Account account) {
    AccountId accountId = backend.accounts().of(account.id());
    Caller caller =
        new Caller(
            accountId,
            account.id(),
            account.name(),
            account.domainid(),
            account.id(),
            account.name(),
            new NativeCredentials(accountId.value(), Secret.of("")));
    Instant now = service.clock().instant();
    return new Call(
        "metadata",
        caller,
        backend.options().region(),
        now,
        now.plus(LONGEST),
        new RequestTrace(),
        Call.Attempt.FIRST);
  }

  private Ec2Backend backendOf(OwnersCloud cloud) {
    return new Ec2Backend(
        cloud,
        new NativeCatalogue(cloud, LONGEST),
        backend.options(),
        backend.store(),
        backend.ids(),
        backend.accounts(),
        backend.jobs(),
        backend.describe(),
        backend.tags(),
        backend.clock());
  }
}
