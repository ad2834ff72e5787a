// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.model.CreateKeyPairRequest;
import io.landbridge.ec2.model.KeyFormat;
import io.landbridge.ec2.model.KeyPair;
import io.landbridge.ec2.model.KeyType;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.tags.TagShapes;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ids.ResourceKind;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;

/**
 * Makes a key pair and answers its private half, which is kept nowhere. EC2 API 2016-11-15,
 * CreateKeyPair; native {@code registerSSHKeyPair}.
 */
final class CreateKeyPair implements Ec2Operation<CreateKeyPairRequest, KeyPair> {
  private final Ec2Backend backend;
  private final KeyPairs keyPairs;
  private final SecureRandom random = new SecureRandom();

  CreateKeyPair(Ec2Backend backend) {
    this.backend = backend;
    this.keyPairs = new KeyPairs(backend);
  }

  @Override
  public void validate(Call call, CreateKeyPairRequest request) {
    KeyNames.check(request.keyName());
    var _ = tags(request);
  }

  private static TagsOnCreate tags(CreateKeyPairRequest request) {
    return TagsOnCreate.read(request.tagSpecifications(), Set.of(ResourceKind.KEY_PAIR));
  }

  @Override
  public KeyPair handle(Call call, CreateKeyPairRequest request) {
    Map<String, String> tags = tags(request).of(ResourceKind.KEY_PAIR);
    NewKeyPair made =
        NewKeyPair.generate(
            request.keyType().orElse(KeyType.RSA),
            request.keyFormat().orElse(KeyFormat.PEM),
            request.keyName(),
            random);
    NativeId id =
        keyPairs.register(call, request.keyName(), made.publicKey(), made.fingerprint(), tags);
    return KeyPair.builder()
        .keyName(request.keyName())
        .keyPairId(backend.ids().getEc2Id(ResourceKind.KEY_PAIR, id))
        .keyFingerprint(made.fingerprint())
        .keyMaterial(made.privateKey().expose())
        .tags(TagShapes.of(tags))
        .build();
  }
}
