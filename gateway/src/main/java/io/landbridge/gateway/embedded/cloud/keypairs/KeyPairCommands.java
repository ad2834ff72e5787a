// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.keypairs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Domain;
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
import java.util.Optional;

/** SSH key pairs, unique by name and by key. Source: recordings *SSHKeyPair*. */
public final class KeyPairCommands implements Feature {
  private final Environment environment;

  /** Commands that take new ids from the environment. */
  public KeyPairCommands(Environment environment) {
    this.environment = environment;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(KeyPair.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.prepared("createSSHKeyPair", _ -> OpenSsh.generate(), this::create),
        Command.change("registerSSHKeyPair", this::register),
        Command.read("listSSHKeyPairs", KeyPairCommands::list),
        Command.change("deleteSSHKeyPair", KeyPairCommands::delete));
  }

  private Answer create(Transaction transaction, Call call, OpenSsh.Generated generated) {
    KeyPair key = add(transaction, call, generated.publicKey());
    ObjectNode shown = Fields.of().put("privatekey", generated.privateKey()).node();
    shown.setAll(show(transaction, key));
    return new Answer.One("keypair", shown);
  }

  private Answer register(Transaction transaction, Call call) {
    String publicKey = call.arguments().required("publickey").strip();
    if (!OpenSsh.isValid(publicKey)) {
      throw Errors.invalid("Public key is invalid");
    }
    return new Answer.One("keypair", show(transaction, add(transaction, call, publicKey)));
  }

  private KeyPair add(Transaction transaction, Call call, String publicKey) {
    Account owner = Ownership.owner(transaction, call);
    String name = call.arguments().required("name");
    if (find(transaction, owner.id(), name).isPresent()) {
      throw Errors.invalid("A key pair with name '" + name + "' already exists.");
    }
    if (transaction.by(KeyPair.KIND, Kind.ACCOUNT, owner.id()).stream()
        .anyMatch(other -> other.publicKey().equals(publicKey))) {
      throw Errors.invalid("A key pair with key '" + publicKey + "' already exists.");
    }
    return transaction.put(
        KeyPair.KIND,
        new KeyPair(
            environment.newId(),
            transaction.nextNumber(KeyPair.KIND),
            owner.id(),
            name,
            publicKey,
            OpenSsh.fingerprint(publicKey)));
  }

  /** The key pair with this name of an account. */
  public static Optional<KeyPair> find(View view, String accountId, String name) {
    return view.by(KeyPair.KIND, KeyPair.NAME, accountId + '/' + name).stream().findFirst();
  }

  private static Answer list(View view, Call call) {
    Optional<String> fingerprint = call.arguments().string("fingerprint");
    List<KeyPair> keys =
        Ownership.matching(call, Ownership.visible(view, call, KeyPair.KIND), KeyPair::name)
            .filter(key -> fingerprint.map(key.fingerprint()::equals).orElse(true))
            .toList();
    return Page.listing(call, "sshkeypair", keys, key -> show(view, key));
  }

  private static Answer delete(Transaction transaction, Call call) {
    Account owner = Ownership.owner(transaction, call);
    String name = call.arguments().required("name");
    KeyPair key =
        find(transaction, owner.id(), name)
            .orElseThrow(() ->
                Errors.invalid(
                    "A key pair with name '"
                        + name
                        + "' does not exist for account "
                        + owner.name()
                        + " in specified domain id"));
    transaction.remove(KeyPair.KIND, key.id());
    return Answer.success();
  }

  private static ObjectNode show(View view, KeyPair key) {
    Account account = view.get(Account.KIND, key.accountId());
    Domain domain = view.get(Domain.KIND, account.domainId());
    return Fields.of()
        .put("id", key.id())
        .put("name", key.name())
        .put("account", account.name())
        .put("domainid", domain.id())
        .put("domain", domain.name())
        .put("fingerprint", key.fingerprint())
        .put("hasannotations", false)
        .node();
  }
}
