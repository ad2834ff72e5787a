// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.networks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.addresses.Addresses;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Guest networks and their offerings. Source: recordings *Network*, listNetworkOfferings*. */
public final class NetworkCommands implements Feature {
  private final Environment environment;
  private final Limits limits;

  /** Commands that count networks against limits. */
  public NetworkCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Network.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listNetworks", NetworkCommands::list),
        Command.read("listNetworkOfferings", NetworkCommands::listOfferings),
        Command.change("createNetwork", this::create),
        Command.job(
            "updateNetwork",
            "user.network.UpdateNetworkCmd",
            NetworkCommands::acceptOwn,
            NetworkCommands::update),
        Command.job(
            "restartNetwork",
            "user.network.RestartNetworkCmd",
            NetworkCommands::acceptOwn,
            (_, _) -> Optional.empty()),
        Command.job(
            "deleteNetwork",
            "user.network.DeleteNetworkCmd",
            NetworkCommands::acceptOwn,
            NetworkCommands::restore,
            Command.step(0.2, NetworkCommands::beginDelete),
            Command.step(0.6, NetworkCommands::shutDown),
            Command.step(0.2, NetworkCommands::delete)));
  }

  private static Answer list(View view, Call call) {
    Arguments arguments = call.arguments();
    Stream<Network> networks = visible(view, call);
    Optional<String> zone = call.findEntity(view, "zoneid", Zone.KIND).map(Zone::id);
    Optional<String> vpc = call.findEntity(view, "vpcid", Vpc.KIND).map(Vpc::id);
    Optional<String> service = arguments.list("supportedservices").stream().findFirst();
    List<Network> selected =
        Ownership.matching(call, networks.toList(), Network::name)
            .filter(network -> zone.map(network.zoneId()::equals).orElse(true))
            .filter(network -> vpc.isEmpty() || vpc.equals(network.vpcId()))
            .filter(n -> arguments.string("type").map(n.type()::equalsIgnoreCase).orElse(true))
            .filter(n -> arguments.bool("forvpc").map(f -> f == n.vpcId().isPresent()).orElse(true))
            .filter(n -> service.map(s -> Services.has(n.offering(), s)).orElse(true))
            .toList();
    List<Network> tagged = Tags.selected(view, call, selected.stream()).toList();
    return Page.listing(call, "network", tagged, network -> NetworkViews.network(view, network));
  }

  /** What the caller owns, and the shared networks that everybody sees. */
  private static Stream<Network> visible(View view, Call call) {
    List<Network> own = Ownership.visible(view, call, Network.KIND);
    Optional<String> id = call.arguments().string("id");
    Stream<Network> shared =
        view.all(Network.KIND).stream()
            .filter(Network::shared)
            .filter(network -> id.map(network.id()::equals).orElse(true))
            .filter(network -> !own.contains(network));
    return Stream.concat(own.stream(), shared);
  }

  private static Answer listOfferings(View view, Call call) {
    Arguments arguments = call.arguments();
    Optional<String> id = arguments.string("id");
    if (id.isPresent() && NetworkOffering.find(id.get()).isEmpty()) {
      throw Errors.unknownId(call.command(), "id", id.get());
    }
    List<String> services = arguments.list("supportedservices");
    List<NetworkOffering> selected =
        Arrays.stream(NetworkOffering.values())
            .filter(o -> id.map(o.id()::equals).orElse(true))
            .filter(o -> arguments.string("name").map(o.wireName()::equalsIgnoreCase).orElse(true))
            .filter(o ->
                arguments.string("guestiptype").map(o.guestType()::equalsIgnoreCase).orElse(true))
            .filter(o -> arguments.bool("forvpc").map(f -> f == o.forVpc()).orElse(true))
            .filter(o -> arguments.string("state").map("Enabled"::equalsIgnoreCase).orElse(true))
            .filter(o -> services.stream().allMatch(service -> Services.has(o, service)))
            .toList();
    return Page.listing(call, "networkoffering", selected, NetworkViews::offering);
  }

  private Answer create(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    Zone zone = call.entity(transaction, "zoneid", Zone.KIND);
    String offeringId = arguments.required("networkofferingid");
    NetworkOffering offering =
        NetworkOffering.find(offeringId)
            .orElseThrow(() -> Errors.unknownId(call.command(), "networkofferingid", offeringId));
    Optional<Vpc> vpc =
        call.findEntity(transaction, "vpcid", Vpc.KIND)
            .map(found -> Ownership.requireOwn(call, found));
    if (offering.isShared() || zone.securityGroups()) {
      throw Errors.invalid(
          "Network with offering " + offering.wireName() + " can't be created in this zone");
    }
    if (offering.forVpc() != vpc.isPresent()) {
      throw Errors.invalid(
          "Network offering " + offering.wireName() + " can't be used for VPC networks");
    }
    Cidr cidr = cidr(call);
    vpc.ifPresent(parent -> requireFits(transaction, parent, cidr));
    limits.require(transaction, call, owner, ResourceType.NETWORK, 1);
    String name = arguments.required("name");
    Network made =
        Networks.add(
            transaction,
            environment.newId(),
            owner,
            name,
            zone.id(),
            offering,
            cidr,
            vpc,
            environment.now());
    Network named =
        transaction.put(
            Network.KIND, made.withNames(name, arguments.string("displaytext").orElse(name)));
    return new Answer.One("network", NetworkViews.network(transaction, named));
  }

  private static Cidr cidr(Call call) {
    Optional<String> gateway = call.arguments().string("gateway");
    Optional<String> netmask = call.arguments().string("netmask");
    if (gateway.isEmpty() || netmask.isEmpty()) {
      return Cidr.of("10.1.1.0/24");
    }
    int bits = Cidr.parseAddress(netmask.get()).map(Long::bitCount).orElse(-1);
    return Cidr.parse(gateway.get() + "/" + bits)
        .filter(range -> range.netmask().equals(netmask.get()))
        .orElseThrow(() -> Errors.invalid("Invalid gateway or netmask " + gateway.get()));
  }

  private static void requireFits(View view, Vpc vpc, Cidr cidr) {
    String shown =
        "VPC {\"id\":%d,\"name\":\"%s\",\"uuid\":\"%s\"}"
            .formatted(vpc.number(), vpc.name(), vpc.id());
    if (!Cidr.of(vpc.cidr()).contains(cidr)) {
      throw Errors.invalid("Network cidr " + cidr + " is not within vpc " + shown + " cidr");
    }
    for (Network tier : view.by(Network.KIND, Network.VPC, vpc.id())) {
      if (Cidr.of(tier.cidr()).overlaps(cidr)) {
        throw Errors.invalid(
            "Network cidr "
                + cidr
                + " crosses other network cidr Network "
                + tier.name()
                + " belonging to the same vpc "
                + shown);
      }
    }
  }

  private static Target acceptOwn(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    OptionalLong removed = transaction.findRemoved(Network.KIND, id);
    if (removed.isPresent()) {
      throw Errors.invalid("Network ID=" + removed.getAsLong() + " doesn't exist");
    }
    Network network = Ownership.own(transaction, call, "id", Network.KIND);
    return Target.existing("Network", network.id()).queuedBehind(network.id());
  }

  private static Optional<ObjectNode> update(Transaction transaction, JobCall job) {
    Network network = transaction.get(Network.KIND, job.target());
    Arguments arguments = job.call().arguments();
    Network changed =
        transaction.put(
            Network.KIND,
            network.withNames(
                arguments.string("name").orElse(network.name()),
                arguments.string("displaytext").orElse(network.displayText())));
    return Optional.of(
        Fields.of().put("network", NetworkViews.network(transaction, changed)).node());
  }

  private static Optional<ObjectNode> beginDelete(Transaction transaction, JobCall job) {
    Network network = transaction.get(Network.KIND, job.target());
    requireUnused(transaction, network);
    transaction.put(Network.KIND, network.withState("Shutdown"));
    return Optional.empty();
  }

  private static void requireUnused(View view, Network network) {
    if (!view.by(Vm.KIND, Vm.NETWORK, network.id()).isEmpty()) {
      throw Errors.unexpected("Failed to delete network");
    }
  }

  /** Its router is gone; it is as before its first machine. */
  private static Optional<ObjectNode> shutDown(Transaction transaction, JobCall job) {
    Network network = transaction.get(Network.KIND, job.target());
    requireUnused(transaction, network);
    transaction.put(Network.KIND, network.withState(Networks.ALLOCATED));
    return Optional.empty();
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    Network network = transaction.get(Network.KIND, job.target());
    requireUnused(transaction, network);
    Addresses.releaseOfNetwork(transaction, network.id());
    Tags.removeAll(transaction, network.id());
    transaction.remove(Network.KIND, network.id());
    return Optional.empty();
  }

  private static void restore(Transaction transaction, JobCall job) {
    transaction
        .find(Network.KIND, job.target())
        .filter(network -> network.state().equals("Shutdown"))
        .ifPresent(network -> transaction.put(Network.KIND, network.withState(Networks.ALLOCATED)));
  }
}
