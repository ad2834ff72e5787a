// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.SshKeyPair;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;

/** The caller's key pairs. Blocks; for virtual threads. */
final class KeyPairs {
  private final Ec2Backend backend;

  KeyPairs(Ec2Backend backend) {
    this.backend = backend;
  }

  /**
   * A native key pair with what the store adds.
   *
   * @param facts see {@link KeyPairFacts}; empty for one that was made natively
   */
  record OwnedKeyPair(NativeId id, SshKeyPair pair, Map<String, String> facts) {}

  /** All key pairs of the caller; those of releases that give them no id cannot be named by EC2. */
  List<OwnedKeyPair> list(Call call) {
    List<SshKeyPair> pairs =
        backend
            .cloud()
            .list(call, NativeRequest.of(NativeCommand.LIST_SSH_KEY_PAIRS), SshKeyPair.class)
            .stream()
            .filter(pair -> pair.id().isPresent())
            .toList();
    var facts =
        backend
            .store()
            .resourceFacts()
            .getAll(
                call.caller().accountId(),
                ResourceKind.KEY_PAIR,
                pairs.stream().map(pair -> pair.id().orElseThrow().value()).toList());
    return pairs.stream().map(pair -> toOwned(pair, facts)).toList();
  }

  private static OwnedKeyPair toOwned(SshKeyPair pair, Map<String, Map<String, String>> facts) {
    NativeId id = pair.id().orElseThrow();
    return new OwnedKeyPair(id, pair, facts.getOrDefault(id.value(), Map.of()));
  }

  /** Makes a public key known to the cloud under a name, and remembers what the cloud does not. */
  NativeId register(
      Call call,
      String name,
      PublicKeyText publicKey,
      String fingerprint,
      Map<String, String> tags) {
    SshKeyPair registered =
        backend
            .cloud()
            .call(
                call,
                NativeRequest.of(NativeCommand.REGISTER_SSH_KEY_PAIR)
                    .with("name", name)
                    .with("publickey", publicKey.openSsh()),
                SshKeyPair.class);
    NativeId id =
        registered
            .id()
            .orElseThrow(() -> new IllegalStateException("The cloud gives key pairs no ids"));
    backend
        .store()
        .resourceFacts()
        .putAll(
            ref(call, id),
            Map.of(
                KeyPairFacts.FINGERPRINT,
                fingerprint,
                KeyPairFacts.KEY_TYPE,
                publicKey.type().wire(),
                KeyPairFacts.PUBLIC_KEY,
                publicKey.openSsh() + " " + name,
                KeyPairFacts.CREATED,
                Long.toString(backend.clock().millis())));
    backend.tags().setOnNew(call, ResourceKind.KEY_PAIR, id, tags);
    return id;
  }

  void forget(Call call, NativeId id) {
    backend.store().resourceFacts().deleteAll(ref(call, id));
    backend.tags().forget(call, ResourceKind.KEY_PAIR, id);
  }

  private static ResourceRef ref(Call call, NativeId id) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.KEY_PAIR, id);
  }
}
