// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.zones;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.ApiKey;
import io.landbridge.gateway.embedded.cloud.accounts.Domain;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Zones, hosts, regions and hypervisors, and what this cloud can do. */
public final class ZoneCommands implements Feature {
  /** The only hypervisor, as templates and machines show it. */
  public static final String HYPERVISOR = "KVM";

  private final String region;
  private final boolean viewDestroyed;

  /**
   * The commands of a cloud in this region.
   *
   * @param viewDestroyed whether users see destroyed machines
   */
  public ZoneCommands(String region, boolean viewDestroyed) {
    this.region = region;
    this.viewDestroyed = viewDestroyed;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Zone.KIND, Host.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listZones", ZoneCommands::listZones),
        Command.read("listHosts", ZoneCommands::listHosts).forAdmins(),
        Command.read("listRegions", this::listRegions),
        Command.read("listHypervisors", ZoneCommands::listHypervisors),
        Command.read("listCapabilities", this::listCapabilities),
        Command.read("getCloudIdentifier", ZoneCommands::getCloudIdentifier));
  }

  private static Answer listZones(View view, Call call) {
    Optional<Set<String>> ids = call.restriction(view, Zone.KIND);
    List<Zone> zones =
        Ownership.matching(call, view.all(Zone.KIND), Zone::name)
            .filter(zone -> ids.map(set -> set.contains(zone.id())).orElse(true))
            .toList();
    return Page.listing(call, "zone", zones, zone -> show(zone, call.caller().isAdmin()));
  }

  private static ObjectNode show(Zone zone, boolean forAdmin) {
    Fields fields = Fields.of().put("id", zone.id()).put("name", zone.name());
    if (forAdmin) {
      fields.put("dns1", zone.dns()).put("internaldns1", zone.dns());
      if (!zone.securityGroups()) {
        fields.put("guestcidraddress", "10.1.1.0/24");
      }
    }
    return fields
        .put("networktype", "Advanced")
        .put("securitygroupsenabled", zone.securityGroups())
        .put("gputotal", 0)
        .put("gpuused", 0)
        .put("allocationstate", "Enabled")
        .put("zonetoken", derived("token:" + zone.id()))
        .put("dhcpprovider", "VirtualRouter")
        .put("localstorageenabled", false)
        .put("tags", List.<ObjectNode>of())
        .put("allowuserspecifyvrmtu", false)
        .put("routerprivateinterfacemaxmtu", 1500)
        .put("routerpublicinterfacemaxmtu", 1500)
        .put("type", "Core")
        .put("isnsxenabled", false)
        .put("ismultiarch", false)
        .put("asnrange", "")
        .put("routedmodeenabled", true)
        .put("hasannotations", false)
        .node();
  }

  private static Answer listHosts(View view, Call call) {
    Optional<String> zone = call.findEntity(view, "zoneid", Zone.KIND).map(Zone::id);
    Optional<Set<String>> ids = call.restriction(view, Host.KIND);
    List<Host> hosts =
        Ownership.matching(call, view.all(Host.KIND), Host::name)
            .filter(host -> zone.map(host.zoneId()::equals).orElse(true))
            .filter(host -> ids.map(set -> set.contains(host.id())).orElse(true))
            .toList();
    return Page.listing(call, "host", hosts, host -> show(view, host));
  }

  private static ObjectNode show(View view, Host host) {
    Zone zone = view.get(Zone.KIND, host.zoneId());
    return Fields.of()
        .put("id", host.id())
        .put("name", host.name())
        .put("state", "Up")
        .put("type", "Routing")
        .put("zoneid", zone.id())
        .put("zonename", zone.name())
        .put("hypervisor", HYPERVISOR)
        .put("cpunumber", host.cores())
        .put("cpuspeed", host.mhz())
        .put("memorytotal", host.memoryMiB() * 1_048_576L)
        .put("resourcestate", "Enabled")
        .put("hasannotations", false)
        .node();
  }

  private Answer listRegions(View view, Call call) {
    ObjectNode only =
        Fields.of()
            .put("id", 1)
            .put("name", region)
            .put("endpoint", "http://localhost:8080/client/")
            .put("gslbserviceenabled", true)
            .put("portableipserviceenabled", false)
            .node();
    return Page.listing(call, "region", List.of(only), node -> node);
  }

  private static Answer listHypervisors(View view, Call call) {
    return Page.listing(
        call, "hypervisor", List.of(HYPERVISOR), name -> Fields.of().put("name", name).node());
  }

  /** One for the cloud's whole life, signed with the user's key as requests are. */
  private static Answer getCloudIdentifier(View view, Call call) {
    User user = Ownership.own(view, call, "userid", User.KIND);
    String root =
        view.all(Domain.KIND).stream()
            .filter(domain -> domain.parentId().isEmpty())
            .map(Domain::id)
            .findFirst()
            .orElseThrow();
    String identifier = derived("cloud:" + root);
    return new Answer.One(
        "cloudidentifier",
        Fields.of()
            .put("cloudidentifier", identifier)
            .put(
                "signature",
                ApiKey.findNewest(view, user.id())
                    .map(key -> Signatures.sign(identifier, key.secretKey())))
            .node());
  }

  private static String derived(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Answer listCapabilities(View view, Call call) {
    boolean groups = view.all(Zone.KIND).stream().anyMatch(Zone::securityGroups);
    Fields fields =
        Fields.of()
            .put("securitygroupsenabled", groups)
            .put("dynamicrolesenabled", true)
            .put("cloudstackversion", "4.23.0.0-SNAPSHOT")
            .put("userpublictemplateenabled", true)
            .put("supportELB", "false")
            .put("projectinviterequired", false)
            .put("allowusercreateprojects", false)
            .put("customdiskofferingminsize", 1)
            .put("customdiskofferingmaxsize", 1024)
            .put("regionsecondaryenabled", false)
            .put("kvmsnapshotenabled", true)
            .put("snapshotshowchainsize", false)
            .put("allowuserviewdestroyedvm", viewDestroyed || call.caller().isAdmin())
            .put("allowuserexpungerecovervm", true)
            .put("allowuserexpungerecovervolume", true)
            .put("allowuserviewalldomainaccounts", false)
            .put("allowuserforcestopvm", true)
            .put("kubernetesserviceenabled", false)
            .put("kubernetesclusterexperimentalfeaturesenabled", false)
            .put("customhypervisordisplayname", "Custom")
            .put("defaultuipagesize", 20)
            .put("instancesstatsretentiontime", 720)
            .put("instancesstatsuseronly", false)
            .put("instancesdisksstatsretentionenabled", false)
            .put("instancesdisksstatsretentiontime", 720)
            .put("sharedfsvmmincpucount", 2)
            .put("sharedfsvmminramsize", 1024)
            .put("instanceleaseenabled", false);
    if (call.caller().isAdmin()) {
      fields.put("extensionspath", "/");
    }
    return new Answer.One(
        "capability",
        fields.put("dynamicscalingenabled", true).put("additionalconfigenabled", false).node());
  }
}
