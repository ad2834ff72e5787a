// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.userdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.List;
import java.util.function.BiPredicate;

/** Registered user data, and the setting that bounds it. Source: recordings *UserData*. */
public final class UserDataCommands implements Feature {
  private final Environment environment;
  private final UserDataRules rules;
  private final BiPredicate<View, String> inUse;

  /**
   * Commands under these rules.
   *
   * @param inUse whether a machine has the registered user data with this id
   */
  public UserDataCommands(
      Environment environment, UserDataRules rules, BiPredicate<View, String> inUse) {
    this.environment = environment;
    this.rules = rules;
    this.inUse = inUse;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(UserData.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.change("registerUserData", this::register),
        Command.read("listUserData", UserDataCommands::list),
        Command.change("deleteUserData", this::delete),
        Command.read("listConfigurations", this::listConfigurations).forAdmins());
  }

  private Answer register(Transaction transaction, Call call) {
    Account owner = Ownership.owner(transaction, call);
    String name = call.arguments().required("name");
    String content = rules.check(call, call.arguments().required("userdata"));
    for (UserData other : transaction.by(UserData.KIND, Kind.ACCOUNT, owner.id())) {
      if (other.name().equals(name)) {
        throw Errors.invalid("A userdata with name " + name + " already exists for this account.");
      }
      if (other.content().equals(content)) {
        throw Errors.invalid(
            "Userdata " + other.name() + " with same content already exists for this account.");
      }
    }
    UserData data =
        transaction.put(
            UserData.KIND,
            new UserData(
                environment.newId(),
                transaction.nextNumber(UserData.KIND),
                owner.id(),
                name,
                content));
    return new Answer.One("userdata", show(transaction, data));
  }

  private static Answer list(View view, Call call) {
    List<UserData> all =
        Ownership.matching(call, Ownership.visible(view, call, UserData.KIND), UserData::name)
            .toList();
    return Page.listing(call, "userdata", all, data -> show(view, data));
  }

  private Answer delete(Transaction transaction, Call call) {
    UserData data = Ownership.own(transaction, call, "id", UserData.KIND);
    if (inUse.test(transaction, data.id())) {
      throw Errors.unexpected(
          "Userdata " + data.name() + " cannot be removed as it is being used by some instances");
    }
    transaction.remove(UserData.KIND, data.id());
    return Answer.success();
  }

  private static ObjectNode show(View view, UserData data) {
    Fields fields = Fields.of().put("id", data.id()).put("name", data.name());
    return Ownership.describe(fields, view, data.accountId())
        .put("userdata", data.content())
        .put("hasannotations", false)
        .node();
  }

  private Answer listConfigurations(View view, Call call) {
    record Setting(String name, String value, String usual) {}

    List<Setting> settings =
        List.of(
            new Setting("vm.userdata.max.length", Integer.toString(rules.longest()), "32768"),
            new Setting("default.page.size", Integer.toString(Page.LARGEST), "500"));
    List<Setting> selected =
        settings.stream()
            .filter(s -> call.arguments().string("name").map(s.name()::equals).orElse(true))
            .filter(s -> call.arguments().string("keyword").map(s.name()::contains).orElse(true))
            .toList();
    return Page.listing(
        call,
        "configuration",
        selected,
        setting ->
            Fields.of()
                .put("category", "Advanced")
                .put("group", "Miscellaneous")
                .put("subgroup", "Others")
                .put("name", setting.name())
                .put("value", setting.value())
                .put("defaultvalue", setting.usual())
                .put("description", setting.name())
                .put("isdynamic", false)
                .put("component", "EmbeddedCloud")
                .put("displaytext", setting.name())
                .put("type", "Number")
                .node());
  }
}
