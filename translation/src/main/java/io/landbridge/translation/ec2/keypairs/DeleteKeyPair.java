// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DeleteKeyPairRequest;
import io.landbridge.ec2.model.DeleteKeyPairResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.keypairs.KeyPairs.OwnedKeyPair;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Optional;

/**
 * Forgets a public key; one that is not there is forgotten already. EC2 API 2016-11-15,
 * DeleteKeyPair; native {@code deleteSSHKeyPair}.
 */
final class DeleteKeyPair implements Ec2Operation<DeleteKeyPairRequest, DeleteKeyPairResult> {
  private final Ec2Backend backend;
  private final KeyPairs keyPairs;

  DeleteKeyPair(Ec2Backend backend) {
    this.backend = backend;
    this.keyPairs = new KeyPairs(backend);
  }

  @Override
  public void validate(Call call, DeleteKeyPairRequest request) {
    if (request.keyName().isEmpty() && request.keyPairId().isEmpty()) {
      throw Ec2Errors.missingParameter("KeyName").toException();
    }
  }

  @Override
  public DeleteKeyPairResult handle(Call call, DeleteKeyPairRequest request) {
    Optional<OwnedKeyPair> found =
        keyPairs.list(call).stream().filter(owned -> isAsked(request, owned)).findFirst();
    found.ifPresent(owned -> {
      Success _ =
          backend
              .cloud()
              .call(
                  call,
                  NativeRequest.of(NativeCommand.DELETE_SSH_KEY_PAIR)
                      .with("name", owned.pair().name()),
                  Success.class);
      keyPairs.forget(call, owned.id());
    });
    return DeleteKeyPairResult.builder()
        .returnValue(true)
        .keyPairId(found.map(owned -> backend.ids().getEc2Id(ResourceKind.KEY_PAIR, owned.id())))
        .build();
  }

  private boolean isAsked(DeleteKeyPairRequest request, OwnedKeyPair owned) {
    return request
        .keyPairId()
        .map(id -> backend.ids().getEc2Id(ResourceKind.KEY_PAIR, owned.id()).equals(id))
        .orElseGet(() -> request.keyName().filter(owned.pair().name()::equals).isPresent());
  }
}
