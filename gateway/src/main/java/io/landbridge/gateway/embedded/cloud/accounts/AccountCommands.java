// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.securitygroups.SecurityGroups;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts, users and domains. */
public final class AccountCommands implements Feature {
  private final Environment environment;
  private final AccountViews views;
  private final Map<Integer, Long> usualLimits;

  /** Commands whose new accounts have these limits. */
  public AccountCommands(Environment environment, Limits limits, Map<Integer, Long> usualLimits) {
    this.environment = environment;
    this.views = new AccountViews(limits);
    this.usualLimits = Map.copyOf(usualLimits);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Domain.KIND, Account.KIND, User.KIND);
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>(new AccountRemoval(views).commands());
    all.addAll(own());
    return all;
  }

  private List<Command> own() {
    return List.of(
        Command.read("listAccounts", this::listAccounts),
        Command.read("listUsers", this::listUsers),
        Command.read("listDomains", this::listDomains).forAdmins(),
        Command.read("listRoles", AccountCommands::listRoles).forAdmins(),
        Command.read("getUser", this::getUser).forAdmins(),
        Command.prepared("createAccount", this::passwordHash, this::createAccount).forAdmins(),
        Command.prepared("createUser", this::passwordHash, this::createUser).forAdmins(),
        Command.change("createDomain", this::createDomain).forAdmins(),
        Command.prepared("updateUser", this::newPasswordHash, this::updateUser),
        Command.change("deleteUser", AccountCommands::deleteUser).forAdmins(),
        Command.change("enableUser", (tx, call) -> setEnabled(tx, call, true)).forAdmins(),
        Command.job(
                "disableUser",
                "admin.user.DisableUserCmd",
                (tx, call) -> Command.Target.existing("", call.entity(tx, "id", User.KIND).id()),
                (tx, job) -> {
                  User user = tx.get(User.KIND, job.target());
                  User disabled = tx.put(User.KIND, user.withEnabled(false));
                  return Optional.of(Fields.of().put("user", views.user(tx, disabled)).node());
                })
            .forAdmins());
  }

  private Answer listAccounts(View view, Call call) {
    Optional<Set<String>> ids = call.restriction(view, Account.KIND);
    boolean all =
        call.caller().isAdmin() && (ids.isPresent() || call.arguments().isTrue("listall"));
    Optional<String> domain = call.arguments().string("domainid");
    boolean byName = call.arguments().string("name").isPresent() && call.caller().isAdmin();
    List<Account> accounts =
        Ownership.matching(call, view.all(Account.KIND), Account::name)
            .filter(a -> all || byName || a.id().equals(call.caller().accountId()))
            .filter(a -> ids.map(set -> set.contains(a.id())).orElse(true))
            .filter(a -> domain.map(a.domainId()::equals).orElse(true))
            .toList();
    return Page.listing(call, "account", accounts, a -> views.account(view, call, a));
  }

  private Answer listUsers(View view, Call call) {
    Optional<String> name = call.arguments().string("username");
    List<User> users =
        Ownership.visible(view, call, User.KIND).stream()
            .filter(user -> name.map(user.username()::equalsIgnoreCase).orElse(true))
            .toList();
    return Page.listing(
        call,
        "user",
        users,
        user -> {
          ObjectNode shown = views.user(view, user);
          return call.caller().isAdmin() ? shown.put("apikeyaccess", "INHERIT") : shown;
        });
  }

  private Answer listDomains(View view, Call call) {
    Optional<Set<String>> ids = call.restriction(view, Domain.KIND);
    List<Domain> domains =
        Ownership.matching(call, view.all(Domain.KIND), Domain::name)
            .filter(domain -> ids.map(set -> set.contains(domain.id())).orElse(true))
            .toList();
    return Page.listing(call, "domain", domains, domain -> views.domain(view, domain));
  }

  private static Answer listRoles(View view, Call call) {
    return Page.listing(
        call,
        "role",
        Arrays.asList(Role.values()),
        role ->
            Fields.of()
                .put("type", role.type())
                .put("isdefault", true)
                .put("state", "enabled")
                .put("id", AccountViews.roleId(role))
                .put("name", role.displayName())
                .put("description", role.displayName())
                .put("ispublic", true)
                .node());
  }

  private Answer getUser(View view, Call call) {
    User user =
        view.by(ApiKey.KIND, ApiKey.API_KEY, call.arguments().required("userapikey")).stream()
            .findFirst()
            .map(key -> view.get(User.KIND, key.userId()))
            .orElseThrow(() -> Errors.invalid("User with specified API key does not exist"));
    return new Answer.One("user", views.user(view, user));
  }

  private String passwordHash(Call call) {
    return PasswordHash.of(call.arguments().required("password"), environment.random());
  }

  private Answer createAccount(Transaction transaction, Call call, String passwordHash) {
    var arguments = call.arguments();
    String username = arguments.required("username");
    String name = arguments.string("account").orElse(username);
    String domainId =
        call.findEntity(transaction, "domainid", Domain.KIND)
            .map(Domain::id)
            .orElse(call.caller().domainId());
    Role role =
        Role.findByAccountType(arguments.number("accounttype").orElse(0L).intValue())
            .orElseThrow(() -> Errors.invalid("Unknown account type"));
    if (Ownership.findAccount(transaction, name, domainId).isPresent()) {
      throw Errors.invalid(
          "The specified account: " + name + " already exists in domain " + domainId);
    }
    requireFreeName(transaction, username);
    Account account =
        transaction.put(
            Account.KIND,
            new Account(
                environment.newId(),
                transaction.nextNumber(Account.KIND),
                name,
                domainId,
                role,
                true,
                role == Role.ADMIN ? Map.of() : usualLimits,
                environment.now()));
    addUser(transaction, call, account, username, passwordHash);
    SecurityGroups.addDefault(transaction, account, environment.newId());
    return new Answer.One("account", views.account(transaction, call, account));
  }

  private Answer createUser(Transaction transaction, Call call, String passwordHash) {
    String username = call.arguments().required("username");
    Account account = Ownership.owner(transaction, call);
    requireFreeName(transaction, username);
    return new Answer.One(
        "user",
        views.user(transaction, addUser(transaction, call, account, username, passwordHash)));
  }

  private static void requireFreeName(View view, String username) {
    if (!view.by(User.KIND, User.NAME, username).isEmpty()) {
      throw Errors.unexpected("The user " + username + " already exists in domain " + "ROOT");
    }
  }

  private User addUser(
      Transaction transaction, Call call, Account account, String username, String passwordHash) {
    var arguments = call.arguments();
    return transaction.put(
        User.KIND,
        new User(
            environment.newId(),
            transaction.nextNumber(User.KIND),
            account.id(),
            username,
            arguments.required("firstname"),
            arguments.required("lastname"),
            arguments.required("email"),
            true,
            environment.now(),
            Optional.of(passwordHash)));
  }

  private Answer createDomain(Transaction transaction, Call call) {
    String name = call.arguments().required("name");
    Domain parent =
        call.findEntity(transaction, "parentdomainid", Domain.KIND)
            .orElseGet(() -> transaction.get(Domain.KIND, call.caller().domainId()));
    Domain domain =
        transaction.put(
            Domain.KIND,
            new Domain(
                environment.newId(),
                transaction.nextNumber(Domain.KIND),
                name,
                parent.path() + "/" + name,
                Optional.of(parent.id()),
                environment.now()));
    return new Answer.One("domain", views.domain(transaction, domain));
  }

  private Optional<String> newPasswordHash(Call call) {
    return call.arguments()
        .string("password")
        .map(password -> PasswordHash.of(password, environment.random()));
  }

  private Answer updateUser(Transaction transaction, Call call, Optional<String> passwordHash) {
    var arguments = call.arguments();
    User user = Ownership.own(transaction, call, "id", User.KIND);
    User changed =
        user.withPerson(
            arguments.string("firstname").orElse(user.firstname()),
            arguments.string("lastname").orElse(user.lastname()),
            arguments.string("email").orElse(user.email()));
    User kept =
        transaction.put(User.KIND, passwordHash.map(changed::withPasswordHash).orElse(changed));
    return new Answer.One("user", views.user(transaction, kept));
  }

  private static Answer deleteUser(Transaction transaction, Call call) {
    User user = call.entity(transaction, "id", User.KIND);
    List.copyOf(transaction.by(ApiKey.KIND, ApiKey.USER, user.id()))
        .forEach(key -> transaction.remove(ApiKey.KIND, key.id()));
    transaction.remove(User.KIND, user.id());
    return Answer.success();
  }

  private Answer setEnabled(Transaction transaction, Call call, boolean enabled) {
    User user = call.entity(transaction, "id", User.KIND);
    User changed = transaction.put(User.KIND, user.withEnabled(enabled));
    return new Answer.One("user", views.user(transaction, changed));
  }
}
