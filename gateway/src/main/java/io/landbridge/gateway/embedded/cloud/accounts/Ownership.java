// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whose things a call may see and touch. */
public final class Ownership {
  private Ownership() {}

  /**
   * Refuses somebody else's resource.
   *
   * @throws ApiException 531
   */
  public static <T extends Owned> T requireOwn(Call call, T entity) {
    if (!call.caller().isAdmin() && !entity.accountId().equals(call.caller().accountId())) {
      throw Errors.denied();
    }
    return entity;
  }

  /**
   * The caller's own entity that a required parameter names.
   *
   * @throws ApiException 431 when there is none, 531 when it is somebody else's
   */
  public static <T extends Owned> T own(View view, Call call, String parameter, Kind<T> kind) {
    return requireOwn(call, call.entity(view, parameter, kind));
  }

  /**
   * The account that a new resource is for: the one named by {@code account} and {@code domainid},
   * else the caller's.
   *
   * @throws ApiException 531 when a user names another account
   */
  public static Account owner(View view, Call call) {
    return named(view, call).orElseGet(() -> view.get(Account.KIND, call.caller().accountId()));
  }

  /**
   * The entities that a list command may show: the caller's own; for administrators with {@code
   * listall} or a given id, everybody's; those of the account that is named.
   *
   * @throws ApiException 431 for ids that never were, 531 when a user names another account
   */
  public static <T extends Owned> List<T> visible(View view, Call call, Kind<T> kind) {
    // There are no projects here; -1 asks for what is in any of them, besides the account's own.
    Optional<String> project = call.arguments().string("projectid").filter(id -> !id.equals("-1"));
    if (project.isPresent()) {
      throw Errors.unknownId(call.command(), "projectid", project.get());
    }
    Optional<Set<String>> ids = call.restriction(view, kind);
    Optional<Account> named = named(view, call);
    boolean all =
        call.caller().isAdmin()
            && named.isEmpty()
            && (ids.isPresent() || call.arguments().isTrue("listall"));
    String accountId = named.map(Account::id).orElse(call.caller().accountId());
    if (ids.isPresent()) {
      return ids.get().stream()
          .flatMap(id -> view.find(kind, id).stream())
          .filter(entity -> all || entity.accountId().equals(accountId))
          .toList();
    }
    if (!all) {
      return List.copyOf(view.by(kind, Kind.ACCOUNT, accountId));
    }
    Optional<String> domainId = call.arguments().string("domainid");
    Collection<T> everything = view.all(kind);
    if (domainId.isEmpty()) {
      return List.copyOf(everything);
    }
    Domain domain = call.entity(view, "domainid", domainId.get(), Domain.KIND);
    List<T> inDomain = new ArrayList<>();
    for (T entity : everything) {
      if (isIn(view, entity, domain)) {
        inDomain.add(entity);
      }
    }
    return inDomain;
  }

  private static boolean isIn(View view, Owned entity, Domain domain) {
    return view.get(Account.KIND, entity.accountId()).domainId().equals(domain.id());
  }

  private static Optional<Account> named(View view, Call call) {
    Optional<String> name = call.arguments().string("account");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String domainId = call.arguments().string("domainid").orElse(call.caller().domainId());
    Account account =
        findAccount(view, name.get(), domainId)
            .orElseThrow(() ->
                Errors.invalid("Unable to find account " + name.get() + " in domain " + domainId));
    if (!call.caller().isAdmin() && !account.id().equals(call.caller().accountId())) {
      throw Errors.denied();
    }
    return Optional.of(account);
  }

  /** The account with this name in a domain. */
  public static Optional<Account> findAccount(View view, String name, String domainId) {
    return view.by(Account.KIND, Account.NAME, name).stream()
        .filter(account -> account.domainId().equals(domainId))
        .findFirst();
  }

  /** Adds {@code account}, {@code domainid}, {@code domain} and {@code domainpath}. */
  public static Fields describe(Fields fields, View view, String accountId) {
    Account account = view.get(Account.KIND, accountId);
    fields.put("account", account.name());
    return describeDomain(fields, view, account);
  }

  /** Adds {@code domainid}, {@code domain} and {@code domainpath}. */
  public static Fields describeDomain(Fields fields, View view, Account account) {
    Domain domain = view.get(Domain.KIND, account.domainId());
    return fields
        .put("domainid", domain.id())
        .put("domain", domain.name())
        .put("domainpath", domain.path());
  }

  /** Entities whose name is the call's {@code name} and contains its {@code keyword}. */
  public static <T extends Entity> Stream<T> matching(
      Call call, Collection<T> entities, Function<T, String> name) {
    Optional<String> wanted = call.arguments().string("name");
    Optional<String> part =
        call.arguments().string("keyword").map(word -> word.toLowerCase(Locale.ROOT));
    return entities.stream()
        .filter(entity -> wanted.map(name.apply(entity)::equalsIgnoreCase).orElse(true))
        .filter(
            entity -> part.map(name.apply(entity).toLowerCase(Locale.ROOT)::contains).orElse(true));
  }
}
