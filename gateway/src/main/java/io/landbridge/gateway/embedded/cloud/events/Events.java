// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of what jobs did: one event when a job is accepted and one when it ends. Source:
 * recordings listEvents*.
 */
public final class Events implements Feature {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("deployVirtualMachine", "VM.CREATE"),
          Map.entry("startVirtualMachine", "VM.START"),
          Map.entry("stopVirtualMachine", "VM.STOP"),
          Map.entry("rebootVirtualMachine", "VM.REBOOT"),
          Map.entry("destroyVirtualMachine", "VM.DESTROY"),
          Map.entry("expungeVirtualMachine", "VM.EXPUNGE"),
          Map.entry("scaleVirtualMachine", "VM.UPGRADE"),
          Map.entry("resetPasswordForVirtualMachine", "VM.RESETPASSWORD"),
          Map.entry("resetSSHKeyForVirtualMachine", "VM.RESETSSHKEY"),
          Map.entry("createVolume", "VOLUME.CREATE"),
          Map.entry("attachVolume", "VOLUME.ATTACH"),
          Map.entry("detachVolume", "VOLUME.DETACH"),
          Map.entry("resizeVolume", "VOLUME.RESIZE"),
          Map.entry("destroyVolume", "VOLUME.DESTROY"),
          Map.entry("createSnapshot", "SNAPSHOT.CREATE"),
          Map.entry("deleteSnapshot", "SNAPSHOT.DELETE"),
          Map.entry("createTemplate", "TEMPLATE.CREATE"),
          Map.entry("copyTemplate", "TEMPLATE.COPY"),
          Map.entry("deleteTemplate", "TEMPLATE.DELETE"),
          Map.entry("deleteNetwork", "NETWORK.DELETE"),
          Map.entry("createVPC", "VPC.CREATE"),
          Map.entry("deleteVPC", "VPC.DELETE"),
          Map.entry("associateIpAddress", "NET.IPASSIGN"),
          Map.entry("disassociateIpAddress", "NET.IPRELEASE"),
          Map.entry("disableStaticNat", "STATICNAT.DISABLE"),
          Map.entry("authorizeSecurityGroupIngress", "SG.AUTH.INGRESS"),
          Map.entry("authorizeSecurityGroupEgress", "SG.AUTH.EGRESS"),
          Map.entry("revokeSecurityGroupIngress", "SG.REVOKE.INGRESS"),
          Map.entry("revokeSecurityGroupEgress", "SG.REVOKE.EGRESS"),
          Map.entry("createAffinityGroup", "AG.CREATE"),
          Map.entry("deleteAffinityGroup", "AG.DELETE"),
          Map.entry("createBucket", "BUCKET.CREATE"),
          Map.entry("createTags", "CREATE_TAGS"),
          Map.entry("deleteTags", "DELETE_TAGS"),
          Map.entry("registerUserKeys", "REGISTER.USER.KEY"));

  private final Environment environment;

  /** A log whose ids and dates come from the environment. */
  public Events(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Event.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listEvents", Events::list),
        Command.read(
            "listEventTypes",
            (_, call) ->
                Page.listing(
                    call,
                    "eventtype",
                    TYPES.values().stream().sorted().toList(),
                    name -> Fields.of().put("name", name).node())));
  }

  /**
   * Notes that a job was accepted or has ended.
   *
   * @param failure the error's text, when it failed
   * @param ended whether it has ended
   */
  public void note(
      Transaction transaction,
      Call call,
      String resourceType,
      Optional<String> resourceId,
      boolean ended,
      Optional<String> failure) {
    String type = TYPES.get(call.command());
    if (type == null) {
      return;
    }
    var all = transaction.all(Event.KIND);
    if (all.size() >= MOST_REMEMBERED) {
      all.stream().findFirst().ifPresent(old -> transaction.remove(Event.KIND, old.id()));
    }
    String text =
        failure
            .map(reason -> "Error while executing " + call.command() + ": " + reason)
            .orElse((ended ? "Successfully completed " : "Scheduled ") + call.command());
    transaction.put(
        Event.KIND,
        new Event(
            environment.newId(),
            transaction.nextNumber(Event.KIND),
            call.caller().accountId(),
            call.caller().username(),
            type,
            failure.isPresent() ? "ERROR" : "INFO",
            text,
            resourceId,
            resourceType,
            ended ? "Completed" : "Scheduled",
            Optional.empty(),
            environment.now()));
  }

  private static Answer list(View view, Call call) {
    var arguments = call.arguments();
    List<Event> events =
        Ownership.visible(view, call, Event.KIND).reversed().stream()
            .filter(e -> arguments.string("type").map(e.type()::equals).orElse(true))
            .filter(e -> arguments.string("level").map(e.level()::equalsIgnoreCase).orElse(true))
            .filter(e -> arguments.string("state").map(e.state()::equalsIgnoreCase).orElse(true))
            .filter(e ->
                arguments.string("resourceid").isEmpty()
                    || arguments.string("resourceid").equals(e.resourceId()))
            .toList();
    return Page.listing(call, "event", events, event -> show(view, event));
  }

  private static ObjectNode show(View view, Event event) {
    Fields fields =
        Fields.of()
            .put("id", event.id())
            .put("username", event.username())
            .put("type", event.type())
            .put("level", event.level())
            .put("description", event.description());
    Ownership.describe(fields, view, event.accountId()).put("resourceid", event.resourceId());
    if (!event.resourceType().isEmpty()) {
      fields
          .put("resourcetype", event.resourceType())
          .put(
              "resourcename",
              event.resourceId().flatMap(id -> ResourceNames.find(view, event.resourceType(), id)));
    }
    return fields
        .put("created", event.created())
        .put("state", event.state())
        .put("parentid", event.parentId())
        .node();
  }
}
