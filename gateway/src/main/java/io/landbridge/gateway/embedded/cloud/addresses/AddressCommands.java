// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.addresses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
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
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Public addresses: taking, reserving and letting go of them. Source: recordings *Ip*Address*. */
public final class AddressCommands implements Feature {
  private final Environment environment;
  private final Limits limits;

  /** Commands that count addresses against limits. */
  public AddressCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(PublicAddress.KIND);
  }

  @Override
  public List<Command> commands() {
    List<Command> all =
        new ArrayList<>(
            List.of(
                Command.read("listPublicIpAddresses", AddressCommands::list),
                Command.job(
                    "associateIpAddress",
                    "user.address.AssociateIPAddrCmd",
                    this::accept,
                    (tx, job) ->
                        Optional.of(
                            Fields.of()
                                .put(
                                    "ipaddress",
                                    AddressViews.show(tx, tx.get(PublicAddress.KIND, job.target())))
                                .node())),
                Command.job(
                    "disassociateIpAddress",
                    "user.address.DisassociateIPAddrCmd",
                    AddressCommands::acceptRelease,
                    AddressCommands::disassociate),
                Command.change("reserveIpAddress", this::reserve),
                Command.change("releaseIpAddress", AddressCommands::release)));
    all.addAll(StaticNatCommands.commands());
    return all;
  }

  private static Answer list(View view, Call call) {
    Arguments arguments = call.arguments();
    Optional<String> state = arguments.string("state");
    boolean everything = arguments.bool("allocatedonly").filter(only -> !only).isPresent();
    Stream<PublicAddress> addresses =
        visible(view, call, everything)
            .filter(a ->
                state
                    .map(a.state()::equalsIgnoreCase)
                    .orElse(everything || a.state().equals(Addresses.ALLOCATED)))
            .filter(a -> arguments.string("zoneid").map(a.zoneId()::equals).orElse(true))
            .filter(a -> arguments.string("ipaddress").map(a.ipAddress()::equals).orElse(true))
            .filter(a -> matches(arguments.string("vpcid"), a.vpcId()))
            .filter(a ->
                matches(
                    arguments.string("associatednetworkid"),
                    a.networkId().or(() -> a.staticNat().map(PublicAddress.StaticNat::networkId))))
            .filter(a -> arguments.bool("issourcenat").map(f -> f == a.sourceNat()).orElse(true))
            .filter(a ->
                arguments
                    .bool("isstaticnat")
                    .map(f -> f == a.staticNat().isPresent())
                    .orElse(true));
    return Page.listing(
        call,
        "publicipaddress",
        Tags.selected(view, call, addresses).toList(),
        address -> AddressViews.show(view, address));
  }

  private static boolean matches(Optional<String> wanted, Optional<String> actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  private static Stream<PublicAddress> visible(View view, Call call, boolean alsoFree) {
    boolean all = call.caller().isAdmin() && call.arguments().isTrue("listall");
    Optional<String> id = call.arguments().string("id");
    if (id.isPresent()) {
      PublicAddress address = call.entity(view, "id", PublicAddress.KIND);
      return Stream.of(address)
          .filter(a ->
              call.caller().isAdmin()
                  || a.owner().filter(call.caller().accountId()::equals).isPresent());
    }
    String account = Ownership.owner(view, call).id();
    return view.all(PublicAddress.KIND).stream()
        .filter(a ->
            all
                || a.owner().filter(account::equals).isPresent()
                || (alsoFree && a.owner().isEmpty()));
  }

  private Target accept(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    Optional<Network> network =
        call.findEntity(transaction, "networkid", Network.KIND)
            .map(found -> Ownership.requireOwn(call, found));
    Optional<Vpc> vpc =
        call.findEntity(transaction, "vpcid", Vpc.KIND)
            .map(found -> Ownership.requireOwn(call, found));
    Optional<Network> chosen =
        network.isPresent() || vpc.isPresent()
            ? network
            : Optional.of(onlyNetwork(transaction, call, owner));
    String zoneId =
        vpc.map(Vpc::zoneId)
            .or(() -> chosen.map(Network::zoneId))
            .orElseThrow(() -> new IllegalStateException("An address without a place"));
    limits.require(transaction, call, owner, ResourceType.PUBLIC_IP, 1);
    PublicAddress free = pick(transaction, zoneId, owner, arguments.string("ipaddress"));
    transaction.put(
        PublicAddress.KIND,
        free.allocatedTo(
            owner.id(),
            false,
            chosen.filter(n -> n.vpcId().isEmpty()).map(Network::id),
            vpc.map(Vpc::id).or(() -> chosen.flatMap(Network::vpcId)),
            environment.now()));
    return Target.created("IpAddress", free.id()).queuedBehind(free.id());
  }

  private static Network onlyNetwork(View view, Call call, Account owner) {
    Zone zone =
        call.findEntity(view, "zoneid", Zone.KIND)
            .orElseThrow(() ->
                Errors.invalid(
                    "Unable to figure out zone to assign IP to. Please specify either zoneId,"
                        + " or networkId, or vpcId in the call"));
    List<Network> own =
        view.by(Network.KIND, Kind.ACCOUNT, owner.id()).stream()
            .filter(network -> network.zoneId().equals(zone.id()))
            .filter(network -> !network.shared() && network.vpcId().isEmpty())
            .toList();
    if (own.isEmpty()) {
      throw Errors.invalid(
          "Account name="
              + owner.name()
              + " domain=ROOT doesn't have virtual Networks in zone="
              + zone.name());
    }
    if (own.size() > 1) {
      throw Errors.invalid("Account has more than one isolated Network in the zone");
    }
    return own.getFirst();
  }

  private static PublicAddress pick(
      View view, String zoneId, Account owner, Optional<String> wanted) {
    Optional<PublicAddress> found =
        wanted.isEmpty()
            ? Addresses.findFree(view, zoneId)
            : view.by(PublicAddress.KIND, PublicAddress.ZONE, zoneId).stream()
                .filter(address -> address.ipAddress().equals(wanted.get()))
                .filter(address ->
                    address.state().equals(Addresses.FREE)
                        || (address.state().equals(Addresses.RESERVED)
                            && address.owner().filter(owner.id()::equals).isPresent()))
                .findFirst();
    return found.orElseThrow(() -> Errors.capacity("Insufficient address capacity"));
  }

  private static Target acceptRelease(Transaction transaction, Call call) {
    PublicAddress address =
        AddressViews.own(transaction, call, call.entity(transaction, "id", PublicAddress.KIND));
    if (address.state().equals(Addresses.FREE)) {
      throw Errors.unexpected(Errors.internal().error().text());
    }
    return Target.existing("IpAddress", address.id()).queuedBehind(address.id());
  }

  private static Optional<ObjectNode> disassociate(Transaction transaction, JobCall job) {
    PublicAddress address = transaction.get(PublicAddress.KIND, job.target());
    if (address.sourceNat()) {
      throw Errors.unexpected(
          "IP address is used for source nat purposes and can not be disassociated.");
    }
    Tags.removeAll(transaction, address.id());
    transaction.put(PublicAddress.KIND, address.free());
    return Optional.empty();
  }

  private Answer reserve(Transaction transaction, Call call) {
    PublicAddress address = call.entity(transaction, "id", PublicAddress.KIND);
    Account owner = Ownership.owner(transaction, call);
    boolean mine = address.owner().filter(owner.id()::equals).isPresent();
    if (address.state().equals(Addresses.RESERVED) && mine) {
      return new Answer.One("ipaddress", AddressViews.show(transaction, address));
    }
    if (!address.state().equals(Addresses.FREE)) {
      throw Errors.invalid("The address " + address.ipAddress() + " is not free");
    }
    limits.require(transaction, call, owner, ResourceType.PUBLIC_IP, 1);
    PublicAddress reserved =
        transaction.put(PublicAddress.KIND, address.reservedFor(owner.id(), environment.now()));
    return new Answer.One("ipaddress", AddressViews.show(transaction, reserved));
  }

  private static Answer release(Transaction transaction, Call call) {
    PublicAddress address =
        AddressViews.own(transaction, call, call.entity(transaction, "id", PublicAddress.KIND));
    if (!address.state().equals(Addresses.RESERVED)) {
      throw Errors.invalid("The address " + address.ipAddress() + " is not reserved");
    }
    transaction.put(PublicAddress.KIND, address.free());
    return Answer.success();
  }
}
