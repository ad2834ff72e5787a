// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.offerings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Service and disk offerings. Source: recordings list*Offerings*, create*Offering*. */
public final class OfferingCommands implements Feature {
  private final Environment environment;

  /** Commands that take ids and dates of new offerings from the environment. */
  public OfferingCommands(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(ServiceOffering.KIND, DiskOffering.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listServiceOfferings", OfferingCommands::listServiceOfferings),
        Command.read("listDiskOfferings", OfferingCommands::listDiskOfferings),
        Command.change("createServiceOffering", this::createServiceOffering).forAdmins(),
        Command.change("createDiskOffering", this::createDiskOffering).forAdmins());
  }

  private static Answer listServiceOfferings(View view, Call call) {
    if (call.arguments().isTrue("issystem")) {
      return Page.listing(call, "serviceoffering", List.<ServiceOffering>of(), o -> show(view, o));
    }
    return Page.listing(
        call,
        "serviceoffering",
        select(view, call, ServiceOffering.KIND, ServiceOffering::name),
        offering -> show(view, offering));
  }

  private static Answer listDiskOfferings(View view, Call call) {
    return Page.listing(
        call,
        "diskoffering",
        select(view, call, DiskOffering.KIND, DiskOffering::name),
        OfferingCommands::show);
  }

  private static <T extends Entity> List<T> select(
      View view, Call call, Kind<T> kind, Function<T, String> name) {
    Optional<Set<String>> ids = call.restriction(view, kind);
    return Ownership.matching(call, view.all(kind), name)
        .filter(offering -> ids.map(set -> set.contains(offering.id())).orElse(true))
        .toList();
  }

  private Answer createServiceOffering(Transaction transaction, Call call) {
    var arguments = call.arguments();
    boolean customized = arguments.string("cpunumber").isEmpty();
    String name = arguments.required("name");
    DiskOffering root =
        transaction.all(DiskOffering.KIND).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No disk offering"));
    ServiceOffering made =
        transaction.put(
            ServiceOffering.KIND,
            new ServiceOffering(
                environment.newId(),
                transaction.nextNumber(ServiceOffering.KIND),
                name,
                arguments.string("displaytext").orElse(name),
                arguments.number("cpunumber").orElse(0L).intValue(),
                arguments.number("cpuspeed").orElse(customized ? 0L : 1000L).intValue(),
                arguments.number("memory").orElse(0L).intValue(),
                customized,
                root.id(),
                environment.now()));
    return new Answer.One("serviceoffering", show(transaction, made).put("gpudisplay", false));
  }

  private Answer createDiskOffering(Transaction transaction, Call call) {
    var arguments = call.arguments();
    String name = arguments.required("name");
    DiskOffering made =
        transaction.put(
            DiskOffering.KIND,
            new DiskOffering(
                environment.newId(),
                transaction.nextNumber(DiskOffering.KIND),
                name,
                arguments.string("displaytext").orElse(name),
                arguments.isTrue("customized")
                    ? 0
                    : arguments.number("disksize").orElse(0L).intValue(),
                arguments.isTrue("customizediops"),
                arguments.isTrue("encrypt"),
                environment.now()));
    return new Answer.One("diskoffering", show(made));
  }

  private static ObjectNode show(View view, ServiceOffering offering) {
    Fields fields =
        Fields.of()
            .put("id", offering.id())
            .put("name", offering.name())
            .put("state", "Active")
            .put("displaytext", offering.displayText());
    if (!offering.customized()) {
      fields
          .put("cpunumber", offering.cpus())
          .put("cpuspeed", offering.mhz())
          .put("memory", offering.memoryMiB());
    }
    DiskOffering root = view.get(DiskOffering.KIND, offering.rootDiskOfferingId());
    return fields
        .put("created", offering.created())
        .put("storagetype", "shared")
        .put("provisioningtype", "thin")
        .put("offerha", false)
        .put("limitcpuuse", false)
        .put("isvolatile", false)
        .put("issystem", false)
        .put("defaultuse", false)
        .put("iscustomized", offering.customized())
        .put("rootdisksize", 0)
        .put("dynamicscalingenabled", true)
        .put("diskofferingstrictness", false)
        .put("diskofferingid", root.id())
        .put("diskofferingname", root.name())
        .put("diskofferingdisplaytext", root.displayText())
        .put("encryptroot", root.encrypted())
        .put("hasannotations", false)
        .node();
  }

  private static ObjectNode show(DiskOffering offering) {
    Fields fields =
        Fields.of()
            .put("id", offering.id())
            .put("name", offering.name())
            .put("state", "Active")
            .put("displaytext", offering.displayText())
            .put("disksize", offering.sizeGiB())
            .put("created", offering.created())
            .put("iscustomized", offering.customized());
    if (offering.customizedIops()) {
      fields.put("iscustomizediops", true);
    }
    return fields
        .put("storagetype", "shared")
        .put("provisioningtype", "thin")
        .put("displayoffering", true)
        .put("disksizestrictness", false)
        .put("encrypt", offering.encrypted())
        .put("hasannotations", false)
        .node();
  }
}
