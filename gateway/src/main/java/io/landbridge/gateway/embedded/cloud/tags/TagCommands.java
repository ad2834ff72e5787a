// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.tags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.addresses.PublicAddress;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.networks.Network;
import io.landbridge.gateway.embedded.cloud.networks.Vpc;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroup;
import io.landbridge.gateway.embedded.cloud.snapshots.Snapshot;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.volumes.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tags. A key that is there already undoes the whole call; keys are compared ignoring case; keys
 * and values are cut to 255 characters in silence. Source: recordings createTags*, deleteTags*.
 */
public final class TagCommands implements Feature {
  private static final int LONGEST = 255;
  private static final Map<String, Kind<? extends Owned>> OWNED =
      Map.of(
          "uservm", Vm.KIND,
          "volume", Volume.KIND,
          "snapshot", Snapshot.KIND,
          "template", Template.KIND,
          "network", Network.KIND,
          "vpc", Vpc.KIND,
          "securitygroup", SecurityGroup.KIND);
  // The spelling of the answer, whatever the request's.
  private static final Map<String, String> SPELLING =
      Map.of(
          "uservm", "UserVm",
          "volume", "Volume",
          "snapshot", "Snapshot",
          "template", "Template",
          "network", "Network",
          "vpc", "Vpc",
          "securitygroup", "SecurityGroup",
          "publicipaddress", "PublicIpAddress");
  private static final Set<String> UNTAGGABLE = Set.of("nic", "user", "zone", "host", "console");

  private final Environment environment;

  /** Commands that take ids of new tags from the environment. */
  public TagCommands(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Tag.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.job("createTags", "user.tag.CreateTagsCmd", (_, _) -> Target.none(), this::create),
        Command.job(
            "deleteTags", "user.tag.DeleteTagsCmd", (_, _) -> Target.none(), TagCommands::delete),
        Command.read("listTags", TagCommands::list));
  }

  private static String typeOf(Call call) {
    String type = call.arguments().required("resourcetype");
    String key = type.toLowerCase(Locale.ROOT);
    if (UNTAGGABLE.contains(key)) {
      throw Errors.invalid("The resource type " + type + " doesn't support resource tags");
    }
    if (!SPELLING.containsKey(key)) {
      throw Errors.invalid("Invalid resource type " + type);
    }
    return key;
  }

  /** The account that owns a resource. */
  private static String ownerOf(View view, Call call, String type, String id) {
    Kind<? extends Owned> kind = OWNED.get(type);
    Optional<String> owner =
        kind == null
            ? view.find(PublicAddress.KIND, id).flatMap(PublicAddress::owner)
            : view.find(kind, id).map(Owned::accountId);
    String account =
        owner.orElseThrow(() ->
            Errors.invalid(
                "Unable to find resource by uuid " + id + " and type " + SPELLING.get(type)));
    if (!call.caller().isAdmin() && !account.equals(call.caller().accountId())) {
      throw new ApiException(new ApiError(530, 9999, Errors.denied().error().text()));
    }
    return account;
  }

  private Optional<ObjectNode> create(Transaction transaction, JobCall job) {
    Call call = job.call();
    String type = typeOf(call);
    Map<String, String> pairs = call.arguments().map("tags");
    pairs.forEach((key, value) -> {
      if (value.isEmpty()) {
        throw Errors.invalid("Value for the key " + key + " is either null or empty");
      }
    });
    for (String id : call.arguments().list("resourceids")) {
      String owner = ownerOf(transaction, call, type, id);
      pairs.forEach((key, value) -> add(transaction, call, owner, type, id, cut(key), cut(value)));
    }
    return Optional.empty();
  }

  private static String cut(String text) {
    if (text.codePoints().anyMatch(c -> c > Character.MAX_VALUE)) {
      // The management server's columns hold three bytes a character.
      throw Errors.unexpected("Unable to persist on DB, due to: Data truncation");
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private void add(
      Transaction transaction,
      Call call,
      String owner,
      String type,
      String id,
      String key,
      String value) {
    if (transaction.by(Tag.KIND, Tag.RESOURCE, id).stream()
        .anyMatch(tag -> tag.key().equalsIgnoreCase(key))) {
      throw Errors.unexpected(
          "tag " + key + " already on " + SPELLING.get(type) + " with id " + id);
    }
    transaction.put(
        Tag.KIND,
        new Tag(
            environment.newId(),
            transaction.nextNumber(Tag.KIND),
            owner,
            SPELLING.getOrDefault(type, type),
            id,
            key,
            value,
            call.arguments().string("customer")));
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    Call call = job.call();
    String type = typeOf(call);
    List<Map<String, String>> wanted = call.arguments().entries("tags");
    int removed = 0;
    for (String id : call.arguments().list("resourceids")) {
      ownerOf(transaction, call, type, id);
      for (Tag tag : List.copyOf(transaction.by(Tag.KIND, Tag.RESOURCE, id))) {
        if (wanted.isEmpty() || wanted.stream().anyMatch(pair -> isMeant(tag, pair))) {
          transaction.remove(Tag.KIND, tag.id());
          removed++;
        }
      }
    }
    if (removed == 0) {
      throw Errors.unexpected("Failed to delete tags");
    }
    return Optional.empty();
  }

  private static boolean isMeant(Tag tag, Map<String, String> pair) {
    String value = pair.get("value");
    return tag.key().equalsIgnoreCase(pair.getOrDefault("key", ""))
        && (value == null || value.isEmpty() || value.equals(tag.value()));
  }

  private static Answer list(View view, Call call) {
    var arguments = call.arguments();
    Optional<String> resource = arguments.string("resourceid");
    List<Tag> tags =
        Ownership.visible(view, call, Tag.KIND).stream()
            .filter(tag -> resource.map(tag.resourceId()::equals).orElse(true))
            .filter(tag ->
                arguments
                    .string("resourcetype")
                    .map(tag.resourceType()::equalsIgnoreCase)
                    .orElse(true))
            .filter(tag -> arguments.string("key").map(tag.key()::equalsIgnoreCase).orElse(true))
            .filter(
                tag -> arguments.string("value").map(tag.value()::equalsIgnoreCase).orElse(true))
            .filter(tag ->
                arguments.string("customer").equals(tag.customer())
                    || arguments.string("customer").isEmpty())
            .toList();
    return Page.listing(call, "tag", tags, tag -> Tags.show(view, tag, true));
  }
}
