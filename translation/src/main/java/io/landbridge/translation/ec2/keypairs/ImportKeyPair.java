// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.model.ImportKeyPairRequest;
import io.landbridge.ec2.model.ImportKeyPairResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.tags.TagShapes;
import io.landbridge.translation.ec2.tags.TagsOnCreate;
import io.landbridge.translation.ids.ResourceKind;
import java.util.Map;
import java.util.Set;

/**
 * Makes a client's own public key known. EC2 API 2016-11-15, ImportKeyPair; native {@code
 * registerSSHKeyPair}.
 */
final class ImportKeyPair implements Ec2Operation<ImportKeyPairRequest, ImportKeyPairResult> {
  private final Ec2Backend backend;
  private final KeyPairs keyPairs;

  ImportKeyPair(Ec2Backend backend) {
    this.backend = backend;
    this.keyPairs = new KeyPairs(backend);
  }

  @Override
  public void validate(Call call, ImportKeyPairRequest request) {
    KeyNames.check(request.keyName());
    var _ = PublicKeyText.parse(request.publicKeyMaterial().toByteArray());
    var _ = tags(request);
  }

  private static TagsOnCreate tags(ImportKeyPairRequest request) {
    return TagsOnCreate.read(request.tagSpecifications(), Set.of(ResourceKind.KEY_PAIR));
  }

  @Override
  public ImportKeyPairResult handle(Call call, ImportKeyPairRequest request) {
    Map<String, String> tags = tags(request).of(ResourceKind.KEY_PAIR);
    PublicKeyText key = PublicKeyText.parse(request.publicKeyMaterial().toByteArray());
    NativeId id = keyPairs.register(call, request.keyName(), key, key.fingerprint(), tags);
    return ImportKeyPairResult.builder()
        .keyName(request.keyName())
        .keyPairId(backend.ids().getEc2Id(ResourceKind.KEY_PAIR, id))
        .keyFingerprint(key.fingerprint())
        .tags(TagShapes.of(tags))
        .build();
  }
}
