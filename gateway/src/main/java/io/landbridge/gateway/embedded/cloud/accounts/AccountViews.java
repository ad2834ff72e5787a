// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.vms.Vm;
import io.landbridge.gateway.embedded.cloud.vms.VmState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How accounts, users, domains and key pairs are shown. */
final class AccountViews {
  private final Limits limits;

  AccountViews(Limits limits) {
    this.limits = limits;
  }

  static String roleId(Role role) {
    return UUID.nameUUIDFromBytes(("role:" + role).getBytes(StandardCharsets.UTF_8)).toString();
  }

  ObjectNode account(View view, Call call, Account account) {
    Domain domain = view.get(Domain.KIND, account.domainId());
    Fields fields =
        Fields.of()
            .put("id", account.id())
            .put("name", account.name())
            .put("accounttype", account.role().accountType());
    role(fields, account.role());
    fields
        .put("domainid", domain.id())
        .put("domain", domain.name())
        .put("domainpath", domain.path());
    for (ResourceType type : ResourceType.values()) {
      long limit = Limits.limit(account, type);
      usage(fields, type, limit, limits.used(view, account.id(), type));
      if (type == ResourceType.TEMPLATE) {
        fields
            .put("vmstopped", machines(view, account, VmState.STOPPED))
            .put("vmrunning", machines(view, account, VmState.RUNNING));
      }
    }
    fields
        .put("state", account.enabled() ? "enabled" : "disabled")
        // The built-in administrator is older than the server's first start and has no date.
        .put("created", Optional.of(account.created()).filter(_ -> account.number() != 1))
        .put(
            "user",
            view.by(User.KIND, Kind.ACCOUNT, account.id()).stream()
                .map(user -> user(view, user))
                .toList())
        .put("isdefault", account.number() == 1)
        .putTexts("groups", List.of());
    if (call.caller().isAdmin()) {
      fields.put("apikeyaccess", "INHERIT");
    }
    return fields.node();
  }

  private static long machines(View view, Account account, VmState state) {
    return view.by(Vm.KIND, Kind.ACCOUNT, account.id()).stream()
        .filter(vm -> vm.state() == state)
        .count();
  }

  private static void usage(Fields fields, ResourceType type, long limit, long used) {
    boolean unlimited = limit == Limits.UNLIMITED;
    String available = unlimited ? "Unlimited" : Long.toString(Math.max(0, limit - used));
    fields.put(type.prefix() + "limit", unlimited ? "Unlimited" : Long.toString(limit));
    if (type == ResourceType.SECONDARY_STORAGE) {
      fields.put(type.prefix() + "total", (double) used);
      available = unlimited ? available : available + ".0";
    } else {
      fields.put(type.prefix() + "total", used);
    }
    fields.put(type.prefix() + "available", available);
  }

  private static void role(Fields fields, Role role) {
    fields
        .put("roleid", roleId(role))
        .put("roletype", role.type())
        .put("rolename", role.displayName());
  }

  ObjectNode user(View view, User user) {
    Account account = view.get(Account.KIND, user.accountId());
    Domain domain = view.get(Domain.KIND, account.domainId());
    Fields fields =
        Fields.of()
            .put("id", user.id())
            .put("username", user.username())
            .put("firstname", user.firstname())
            .put("lastname", user.lastname())
            .put("email", user.email())
            .put("created", user.created())
            .put("state", user.enabled() ? "enabled" : "disabled")
            .put("account", account.name())
            .put("accounttype", account.role().accountType())
            .put("usersource", "native");
    role(fields, account.role());
    return fields
        .put("domainid", domain.id())
        .put("domain", domain.name())
        .put("apikey", newestKey(view, user).map(ApiKey::apiKey))
        .put("accountid", account.id())
        .put("iscallerchilddomain", false)
        .put("isdefault", user.number() == 1)
        .put("is2faenabled", false)
        .put("is2famandated", false)
        .node();
  }

  static Optional<ApiKey> newestKey(View view, User user) {
    return ApiKey.findNewest(view, user.id());
  }

  ObjectNode key(View view, ApiKey key) {
    User user = view.get(User.KIND, key.userId());
    Account account = view.get(Account.KIND, user.accountId());
    Fields fields =
        Fields.of()
            .put("name", key.name())
            .put("apikey", key.apiKey())
            .put("secretkey", key.secretKey())
            .put("userid", user.id())
            .put("username", user.username())
            .put("id", key.id())
            .put("created", key.created())
            .put("accounttype", account.role().accountTypeName())
            .put("accountid", account.id())
            .put("accountname", account.name());
    role(fields, account.role());
    return Ownership.describeDomain(fields, view, account).put("state", "ENABLED").node();
  }

  ObjectNode domain(View view, Domain domain) {
    boolean hasChild =
        view.all(Domain.KIND).stream()
            .anyMatch(other -> other.parentId().filter(domain.id()::equals).isPresent());
    Fields fields =
        Fields.of().put("id", domain.id()).put("name", domain.name()).put("level", domain.level());
    domain
        .parentId()
        .map(id -> view.get(Domain.KIND, id))
        .ifPresent(parent ->
            fields.put("parentdomainid", parent.id()).put("parentdomainname", parent.name()));
    fields.put("haschild", hasChild).put("path", domain.path()).put("state", "Active");
    // The root domain is older than the server's first start and has no date.
    if (domain.parentId().isPresent()) {
      fields.put("created", domain.created());
    }
    List<String> accounts =
        view.all(Account.KIND).stream()
            .filter(account -> account.domainId().equals(domain.id()))
            .map(Account::id)
            .toList();
    for (ResourceType type : ResourceType.values()) {
      long used = accounts.stream().mapToLong(id -> limits.used(view, id, type)).sum();
      usage(fields, type, Limits.UNLIMITED, used);
    }
    return fields.put("hasannotations", false).node();
  }
}
