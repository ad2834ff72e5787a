// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Making, registering, copying and deleting templates. Source: recordings *Template*. */
final class TemplateChanges {
  private static final Set<String> FORMATS =
      Set.of("QCOW2", "RAW", "VHD", "VHDX", "OVA", "VMDK", "VDI");
  private static final long REGISTERED_SIZE = 5L << 20;

  private final Environment environment;
  private final Limits limits;

  TemplateChanges(Environment environment, Limits limits) {
    this.environment = environment;
    this.limits = limits;
  }

  List<Command> commands() {
    return List.of(
        Command.job(
            "createTemplate",
            "user.template.CreateTemplateCmd",
            this::acceptCreate,
            TemplateChanges::abandon,
            Command.step(1, TemplateChanges::finishCreate)),
        Command.change("registerTemplate", this::register),
        Command.change("updateTemplate", TemplateChanges::update),
        Command.job(
            "copyTemplate",
            "user.template.CopyTemplateCmd",
            TemplateChanges::acceptOwn,
            TemplateChanges::copy),
        Command.job(
            "deleteTemplate",
            "user.template.DeleteTemplateCmd",
            TemplateChanges::acceptOwn,
            TemplateChanges::delete));
  }

  private Target acceptCreate(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    TemplateSource source = TemplateSource.of(transaction, call);
    limits.require(transaction, call, owner, ResourceType.TEMPLATE, 1);
    Template made =
        add(
            transaction,
            call,
            owner,
            "RAW",
            source.sizeInBytes(),
            List.of(source.zoneId()),
            false,
            "",
            source.templateId());
    if (!source.machineDetails().isEmpty()) {
      // The key that the machine was made with comes along, as the server does it.
      Map<String, String> details = new LinkedHashMap<>(source.machineDetails());
      details.putAll(made.details());
      made = transaction.put(Template.KIND, made.withDetails(details));
    }
    String id = made.id();
    arguments
        .map("tags")
        .forEach((key, value) ->
            Tags.add(transaction, environment, owner.id(), "Template", id, key, value));
    return Target.created("Template", id);
  }

  private Template add(
      Transaction transaction,
      Call call,
      Account owner,
      String format,
      long size,
      List<String> zones,
      boolean ready,
      String url,
      Optional<String> sourceId) {
    Arguments arguments = call.arguments();
    String name = arguments.required("name");
    boolean forAll = arguments.isTrue("ispublic");
    return transaction.put(
        Template.KIND,
        new Template(
            environment.newId(),
            transaction.nextNumber(Template.KIND),
            owner.id(),
            name,
            arguments.string("displaytext").orElse(name),
            "USER",
            format,
            OsTypes.get(transaction, call),
            arguments.string("arch").orElse("x86_64"),
            size,
            arguments.isTrue("passwordenabled"),
            arguments.isTrue("sshkeyenabled"),
            forAll,
            // Only administrators can have theirs featured; users are not refused, but ignored.
            call.caller().isAdmin() && arguments.isTrue("isfeatured"),
            arguments.isTrue("isextractable"),
            arguments.map("details"),
            zones,
            ready,
            url,
            sourceId,
            List.of(),
            environment.now()));
  }

  private static Optional<ObjectNode> finishCreate(Transaction transaction, JobCall job) {
    Template template =
        transaction.put(Template.KIND, transaction.get(Template.KIND, job.target()).withReady());
    return Optional.of(result(transaction, job, template, template.zoneIds().getFirst()));
  }

  private static ObjectNode result(View view, JobCall job, Template template, String zoneId) {
    Zone zone = view.get(Zone.KIND, zoneId);
    return Fields.of().put("template", TemplateView.show(view, job.call(), template, zone)).node();
  }

  private static void abandon(Transaction transaction, JobCall job) {
    Tags.removeAll(transaction, job.target());
    transaction.remove(Template.KIND, job.target());
  }

  private Answer register(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    Account owner = Ownership.owner(transaction, call);
    String format = arguments.required("format");
    if (!FORMATS.contains(format)) {
      throw Errors.parameter(
          "Image format: "
              + format
              + " is incorrect. Supported formats are "
              + FORMATS.stream().sorted().toList());
    }
    String url = arguments.string("url").orElse("");
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new ApiException(new ApiError(530, 9999, Errors.internal().error().text()));
    }
    List<String> zones = new ArrayList<>(arguments.list("zoneids"));
    arguments.string("zoneid").ifPresent(zones::add);
    if (zones.isEmpty() || zones.contains("-1")) {
      zones = transaction.all(Zone.KIND).stream().map(Zone::id).toList();
    }
    for (String zone : zones) {
      call.entity(transaction, "zoneid", zone, Zone.KIND);
    }
    limits.require(transaction, call, owner, ResourceType.TEMPLATE, 1);
    Template made =
        add(transaction, call, owner, format, REGISTERED_SIZE, zones, true, url, Optional.empty());
    List<ObjectNode> shown =
        zones.stream()
            .map(id -> transaction.get(Zone.KIND, id))
            .map(zone -> TemplateView.show(transaction, call, made, zone))
            .toList();
    return new Answer.Listing("template", shown.size(), shown);
  }

  private static Answer update(Transaction transaction, Call call) {
    Template template = Ownership.own(transaction, call, "id", Template.KIND);
    Arguments arguments = call.arguments();
    Template changed =
        template.withNames(
            arguments.string("name").orElse(template.name()),
            arguments.string("displaytext").orElse(template.displayText()));
    if (arguments.isTrue("cleanupdetails")) {
      changed = changed.withDetails(Map.of());
    } else if (!arguments.map("details").isEmpty()) {
      changed = changed.withDetails(arguments.map("details"));
    }
    transaction.put(Template.KIND, changed);
    return new Answer.One("template", TemplateView.updated(transaction, changed));
  }

  private static Target acceptOwn(Transaction transaction, Call call) {
    String id = call.arguments().required("id");
    if (transaction.findRemoved(Template.KIND, id).isEmpty()) {
      Ownership.own(transaction, call, "id", Template.KIND);
    }
    return Target.existing("Template", id).queuedBehind(id);
  }

  private static Template of(View view, JobCall job) {
    OptionalLong removed = view.findRemoved(Template.KIND, job.target());
    if (removed.isPresent()) {
      throw Errors.invalid("Unable to find Template with id " + removed.getAsLong());
    }
    return view.get(Template.KIND, job.target());
  }

  private static Optional<ObjectNode> copy(Transaction transaction, JobCall job) {
    Template template = of(transaction, job);
    Arguments arguments = job.call().arguments();
    List<String> targets = new ArrayList<>(arguments.list("destzoneids"));
    arguments.string("destzoneid").ifPresent(targets::add);
    Optional<String> from = arguments.string("sourcezoneid");
    if (targets.isEmpty() || from.filter(targets::contains).isPresent()) {
      throw Errors.invalid("Please specify different source and destination zones.");
    }
    List<String> zones = new ArrayList<>(template.zoneIds());
    for (String target : targets) {
      String id = job.call().entity(transaction, "destzoneids", target, Zone.KIND).id();
      if (!zones.contains(id)) {
        zones.add(id);
      }
    }
    Template copied = transaction.put(Template.KIND, template.withZones(zones));
    return Optional.of(result(transaction, job, copied, targets.getFirst()));
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    Template template = of(transaction, job);
    long users =
        transaction.by(Vm.KIND, Kind.ACCOUNT, template.accountId()).stream()
            .filter(vm -> vm.templateId().equals(template.id()))
            .count();
    if (users > 0 && !job.call().arguments().isTrue("forced")) {
      throw Errors.invalid(
          "Unable to delete template ["
              + template.name()
              + "] because there are ["
              + users
              + "] VM instances using it.");
    }
    Tags.removeAll(transaction, template.id());
    transaction.remove(Template.KIND, template.id());
    return Optional.empty();
  }
}
