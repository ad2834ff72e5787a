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
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** VPCs; a name alone matches parts of it. Source: recordings *VPC*. */
public final class VpcCommands implements Feature {
  static final String OFFERING_NAME = "Default VPC offering";
  static final String OFFERING_ID = NetworkViews.physicalNetworkId("vpcoffering");
  private static final List<Cidr> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16").map(Cidr::of).toList();

  private final Environment environment;
  private final Limits limits;

  /** Commands that count VPCs against limits. */
  public VpcCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Vpc.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listVPCs", VpcCommands::list),
        Command.read("listVPCOfferings", VpcCommands::listOfferings),
        Command.job("createVPC", "user.vpc.CreateVPCCmd", this::accept, VpcCommands::shown),
        Command.job(
            "updateVPC", "user.vpc.UpdateVPCCmd", VpcCommands::acceptOwn, VpcCommands::update),
        Command.job(
            "restartVPC",
            "user.vpc.RestartVPCCmd",
            VpcCommands::acceptOwn,
            (_, _) -> Optional.empty()),
        Command.job(
            "deleteVPC", "user.vpc.DeleteVPCCmd", VpcCommands::acceptOwn, VpcCommands::delete));
  }

  private static Answer list(View view, Call call) {
    Optional<String> zone = call.findEntity(view, "zoneid", Zone.KIND).map(Zone::id);
    Optional<String> part =
        call.arguments()
            .string("name")
            .or(() -> call.arguments().string("keyword"))
            .map(word -> word.toLowerCase(Locale.ROOT));
    Stream<Vpc> vpcs =
        Ownership.visible(view, call, Vpc.KIND).stream()
            .filter(vpc -> zone.map(vpc.zoneId()::equals).orElse(true))
            .filter(vpc -> part.map(vpc.name().toLowerCase(Locale.ROOT)::contains).orElse(true))
            .filter(vpc -> call.arguments().string("cidr").map(vpc.cidr()::equals).orElse(true));
    return Page.listing(
        call, "vpc", Tags.selected(view, call, vpcs).toList(), vpc -> NetworkViews.vpc(view, vpc));
  }

  private static Answer listOfferings(View view, Call call) {
    ObjectNode only =
        Fields.of()
            .put("id", OFFERING_ID)
            .put("name", OFFERING_NAME)
            .put("displaytext", OFFERING_NAME)
            .put("created", Instant.EPOCH)
            .put("isdefault", true)
            .put("state", "Enabled")
            .put("service", Services.ofVpc())
            .put("distributedvpcrouter", false)
            .put("supportsregionLevelvpc", false)
            .put("fornsx", false)
            .put("internetprotocol", "IPv4")
            .put("specifyasnumber", false)
            .put("conservemode", false)
            .node();
    List<ObjectNode> selected =
        Stream.of(only)
            .filter(_ -> call.arguments().string("id").map(OFFERING_ID::equals).orElse(true))
            .filter(_ ->
                call.arguments().string("name").map(OFFERING_NAME::equalsIgnoreCase).orElse(true))
            .filter(
                _ -> call.arguments().string("state").map("Enabled"::equalsIgnoreCase).orElse(true))
            .toList();
    return Page.listing(call, "vpcoffering", selected, node -> node);
  }

  private Target accept(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    Zone zone = call.entity(transaction, "zoneid", Zone.KIND);
    String offering = arguments.required("vpcofferingid");
    if (!offering.equals(OFFERING_ID)) {
      throw Errors.unknownId(call.command(), "vpcofferingid", offering);
    }
    String text = arguments.string("cidr").orElse("");
    Cidr cidr =
        Cidr.parse(text).orElseThrow(() -> Errors.invalid("Invalid CIDR specified " + text));
    if (PRIVATE.stream().noneMatch(range -> range.contains(cidr))) {
      throw Errors.invalid("Guest Cidr " + text + " is not RFC1918 compliant");
    }
    if (zone.securityGroups()) {
      throw Errors.invalid("VPCs are not supported in zones with security groups");
    }
    limits.require(transaction, call, owner, ResourceType.VPC, 1);
    Vpc vpc =
        add(
            transaction,
            environment.newId(),
            owner,
            arguments.required("name"),
            zone.id(),
            cidr,
            environment.now());
    transaction.put(
        Vpc.KIND, vpc.withNames(vpc.name(), arguments.string("displaytext").orElse(vpc.name())));
    Addresses.addSourceNat(
        transaction,
        zone.id(),
        owner.id(),
        Optional.empty(),
        Optional.of(vpc.id()),
        environment.now());
    // The recorded job of a VPC tells no instance, though the submission's answer does.
    return Target.created("None", vpc.id());
  }

  /** A new VPC of an account. */
  public static Vpc add(
      Transaction transaction,
      String id,
      Account owner,
      String name,
      String zoneId,
      Cidr cidr,
      Instant now) {
    return transaction.put(
        Vpc.KIND,
        new Vpc(
            id,
            transaction.nextNumber(Vpc.KIND),
            owner.id(),
            name,
            name,
            zoneId,
            cidr.toString(),
            Networks.domainOf(owner),
            now));
  }

  private static Optional<ObjectNode> shown(Transaction transaction, JobCall job) {
    Vpc vpc = find(transaction, job);
    return Optional.of(Fields.of().put("vpc", NetworkViews.vpc(transaction, vpc)).node());
  }

  private static Target acceptOwn(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    if (transaction.findRemoved(Vpc.KIND, id).isEmpty()) {
      Ownership.own(transaction, call, "id", Vpc.KIND);
    }
    return Target.existing("Vpc", id).queuedBehind(id);
  }

  private static Vpc find(View view, JobCall job) {
    return view.find(Vpc.KIND, job.target())
        .orElseThrow(() ->
            Errors.invalid(
                "unable to find VPC id=" + view.findRemoved(Vpc.KIND, job.target()).orElse(0)));
  }

  private static Optional<ObjectNode> update(Transaction transaction, JobCall job) {
    Vpc vpc = find(transaction, job);
    Arguments arguments = job.call().arguments();
    transaction.put(
        Vpc.KIND,
        vpc.withNames(
            arguments.string("name").orElse(vpc.name()),
            arguments.string("displaytext").orElse(vpc.displayText())));
    return shown(transaction, job);
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    Vpc vpc = find(transaction, job);
    int tiers = transaction.by(Network.KIND, Network.VPC, vpc.id()).size();
    if (tiers > 0) {
      throw Errors.invalid(
          "Can't delete VPC VPC {\"id\":%d,\"name\":\"%s\",\"uuid\":\"%s\"} as its used by %d networks"
              .formatted(vpc.number(), vpc.name(), vpc.id(), tiers));
    }
    Addresses.releaseOfVpc(transaction, vpc.id());
    Tags.removeAll(transaction, vpc.id());
    transaction.remove(Vpc.KIND, vpc.id());
    return Optional.empty();
  }
}
