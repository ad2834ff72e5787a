// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who may use a template. Source: recordings *TemplatePermissions*. */
final class PermissionCommands {
  private PermissionCommands() {}

  static List<Command> commands() {
    return List.of(
        Command.read("listTemplatePermissions", PermissionCommands::list),
        Command.change("updateTemplatePermissions", PermissionCommands::update));
  }

  private static Answer list(View view, Call call) {
    Template template = Ownership.own(view, call, "id", Template.KIND);
    List<String> accounts =
        Stream.concat(template.sharedWith().stream(), Stream.of(template.accountId()))
            .flatMap(id -> view.find(Account.KIND, id).stream())
            .map(Account::name)
            .toList();
    return new Answer.One(
        "templatepermission",
        Fields.of()
            .put("id", template.id())
            .put("ispublic", template.isPublic())
            .putTexts("account", accounts)
            .node());
  }

  private static Answer update(Transaction transaction, Call call) {
    Template template = Ownership.own(transaction, call, "id", Template.KIND);
    Arguments arguments = call.arguments();
    Set<String> shared = new LinkedHashSet<>(template.sharedWith());
    List<String> named =
        arguments.list("accounts").stream()
            .map(name -> account(transaction, call, name).id())
            .toList();
    switch (arguments.string("op").orElse("")) {
      case "add" -> shared.addAll(named);
      case "remove" -> named.forEach(shared::remove);
      case "reset" -> shared.clear();
      case "" -> {}
      default -> throw Errors.invalid("Invalid operation on permissions, use add, remove or reset");
    }
    boolean reset = arguments.string("op").filter("reset"::equals).isPresent();
    boolean isPublic = arguments.bool("ispublic").orElse(!reset && template.isPublic());
    boolean featured =
        call.caller().isAdmin()
            ? arguments.bool("isfeatured").orElse(!reset && template.featured())
            : template.featured();
    transaction.put(
        Template.KIND, template.withPermissions(isPublic, featured, List.copyOf(shared)));
    return Answer.success();
  }

  private static Account account(View view, Call call, String name) {
    return Ownership.findAccount(view, name, call.caller().domainId())
        .orElseThrow(() ->
            Errors.invalid(
                "Unable to grant a launch permission to Account "
                    + name
                    + " in domain id="
                    + call.caller().domainId()
                    + ", Account not found.  No permissions updated, please verify the Account"
                    + " names and retry."));
  }
}
