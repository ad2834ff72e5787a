// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import java.util.List;
import java.util.Optional;

/** Disabling, enabling and deleting accounts; who is disabled or deleted gets 401. */
final class AccountRemoval {
  private final AccountViews views;

  AccountRemoval(AccountViews views) {
    this.views = views;
  }

  List<Command> commands() {
    return List.of(
        Command.change("enableAccount", this::enable).forAdmins(),
        Command.job(
                "disableAccount",
                "admin.account.DisableAccountCmd",
                AccountRemoval::accept,
                this::disable)
            .forAdmins(),
        Command.job(
                "deleteAccount",
                "admin.account.DeleteAccountCmd",
                (tx, call) -> Target.existing("Account", call.entity(tx, "id", Account.KIND).id()),
                AccountRemoval::delete)
            .forAdmins());
  }

  private static Account named(Transaction transaction, Call call) {
    return call.findEntity(transaction, "id", Account.KIND)
        .orElseGet(() -> Ownership.owner(transaction, call));
  }

  private static Target accept(Transaction transaction, Call call) {
    return Target.existing("Account", named(transaction, call).id());
  }

  private Answer enable(Transaction transaction, Call call) {
    Account enabled = transaction.put(Account.KIND, named(transaction, call).withEnabled(true));
    return new Answer.One("account", views.account(transaction, call, enabled));
  }

  private Optional<ObjectNode> disable(Transaction transaction, JobCall job) {
    Account disabled =
        transaction.put(
            Account.KIND, transaction.get(Account.KIND, job.target()).withEnabled(false));
    return Optional.of(
        Fields.of().put("account", views.account(transaction, job.call(), disabled)).node());
  }

  private static Optional<ObjectNode> delete(Transaction transaction, JobCall job) {
    String id = job.target();
    if (!transaction.by(Vm.KIND, Kind.ACCOUNT, id).isEmpty()) {
      throw Errors.unexpected("Failed to delete the account: it still has machines");
    }
    for (User user : List.copyOf(transaction.by(User.KIND, Kind.ACCOUNT, id))) {
      List.copyOf(transaction.by(ApiKey.KIND, ApiKey.USER, user.id()))
          .forEach(key -> transaction.remove(ApiKey.KIND, key.id()));
      transaction.remove(User.KIND, user.id());
    }
    // The record itself stays, so that what it owned can still say whose it was.
    transaction.put(Account.KIND, transaction.get(Account.KIND, id).withEnabled(false).renamed(id));
    return Optional.empty();
  }
}
