// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The key pairs of users. Registering is asynchronous and adds a pair beside those that are there.
 * Source: recordings registerUserKeys*, getUserKeys*, listUserKeys*.
 */
public final class KeyCommands implements Feature {
  private static final int KEY_BYTES = 64;
  private final Environment environment;
  private final AccountViews views;

  /** Commands that make keys from the environment's randomness. */
  public KeyCommands(Environment environment, Limits limits) {
    this.environment = environment;
    this.views = new AccountViews(limits);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(ApiKey.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("getUserKeys", KeyCommands::getUserKeys),
        Command.read("listUserKeys", this::listUserKeys),
        Command.job(
            "registerUserKeys",
            "admin.user.RegisterUserKeysCmd",
            (tx, call) -> Target.existing("User", Ownership.own(tx, call, "id", User.KIND).id()),
            this::register),
        Command.job(
            "deleteUserKeys",
            "admin.user.DeleteUserKeysCmd",
            KeyCommands::acceptDelete,
            (tx, job) -> {
              tx.remove(ApiKey.KIND, job.call().arguments().required("keypairid"));
              return Optional.empty();
            }));
  }

  private static Answer getUserKeys(View view, Call call) {
    User user = Ownership.own(view, call, "id", User.KIND);
    Fields keys = Fields.of();
    AccountViews.newestKey(view, user)
        .ifPresent(key -> keys.put("apikey", key.apiKey()).put("secretkey", key.secretKey()));
    return new Answer.One("userkeys", keys.put("apikeyaccess", true).node());
  }

  private Answer listUserKeys(View view, Call call) {
    Optional<String> userId = call.arguments().string("userid");
    Optional<String> apiKey = call.arguments().string("apikeyfilter");
    Optional<String> keyId = call.arguments().string("keypairid");
    if (userId.isPresent()) {
      Ownership.requireOwn(call, call.entity(view, "userid", userId.get(), User.KIND));
    }
    boolean all = call.caller().isAdmin() && call.arguments().isTrue("listall");
    List<ApiKey> keys =
        view.all(ApiKey.KIND).stream()
            .filter(key -> userId.map(key.userId()::equals).orElse(true))
            .filter(key -> keyId.map(key.id()::equals).orElse(true))
            .filter(key -> apiKey.map(key.apiKey()::equals).orElse(true))
            .filter(key -> userId.isPresent() || all || isOwn(view, call, key))
            .toList();
    return Page.listing(call, "userapikey", keys, key -> views.key(view, key));
  }

  private static Target acceptDelete(Transaction transaction, Call call) {
    ApiKey key = call.entity(transaction, "keypairid", ApiKey.KIND);
    User user = Ownership.requireOwn(call, transaction.get(User.KIND, key.userId()));
    return Target.existing("User", user.id());
  }

  private static boolean isOwn(View view, Call call, ApiKey key) {
    return view.get(User.KIND, key.userId()).accountId().equals(call.caller().accountId());
  }

  private Optional<ObjectNode> register(Transaction transaction, JobCall job) {
    User user = transaction.get(User.KIND, job.target());
    ApiKey key =
        transaction.put(
            ApiKey.KIND,
            new ApiKey(
                environment.newId(),
                transaction.nextNumber(ApiKey.KIND),
                user.id(),
                job.call().arguments().string("name").orElse(user.number() + " - API key pair"),
                newKey(),
                newKey(),
                environment.now()));
    return Optional.of(Fields.of().put("userkeys", views.key(transaction, key)).node());
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    environment.random().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
