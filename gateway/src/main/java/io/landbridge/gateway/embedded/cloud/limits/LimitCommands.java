// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading and changing limits. Source: recordings listResourceLimits*, updateResourceLimit. */
public final class LimitCommands implements Feature {

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listResourceLimits", LimitCommands::list),
        Command.change("updateResourceLimit", LimitCommands::update).forAdmins());
  }

  private static Answer list(View view, Call call) {
    Account account = Ownership.owner(view, call);
    Optional<ResourceType> only =
        call.arguments()
            .number("resourcetype")
            .map(number ->
                ResourceType.findByNumber(number)
                    .orElseThrow(() -> Errors.invalid("Please specify a valid resource type.")));
    List<ResourceType> types =
        only.map(List::of).orElseGet(() -> Arrays.asList(ResourceType.values()));
    return Page.listing(call, "resourcelimit", types, type -> show(view, account, type));
  }

  private static Answer update(Transaction transaction, Call call) {
    Account account = Ownership.owner(transaction, call);
    ResourceType type =
        call.arguments()
            .number("resourcetype")
            .flatMap(ResourceType::findByNumber)
            .orElseThrow(() -> Errors.invalid("Please specify a valid resource type."));
    Map<Integer, Long> limits = new HashMap<>(account.limits());
    limits.put(type.number(), call.arguments().number("max").orElse(Limits.UNLIMITED));
    Account changed = transaction.put(Account.KIND, account.withLimits(limits));
    return new Answer.One("resourcelimit", show(transaction, changed, type));
  }

  private static ObjectNode show(View view, Account account, ResourceType type) {
    return Ownership.describe(Fields.of(), view, account.id())
        .put("resourcetype", Integer.toString(type.number()))
        .put("resourcetypename", type.wireName())
        .put("max", Limits.limit(account, type))
        .node();
  }
}
