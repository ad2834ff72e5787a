// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.keypairs;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.DescribeKeyPairsRequest;
import io.landbridge.ec2.model.DescribeKeyPairsResult;
import io.landbridge.ec2.model.KeyPairInfo;
import io.landbridge.ec2.model.KeyType;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ec2.describe.FilterTable;
import io.landbridge.translation.ec2.describe.Listing;
import io.landbridge.translation.ec2.describe.Selection;
import io.landbridge.translation.ec2.keypairs.KeyPairs.OwnedKeyPair;
import io.landbridge.translation.ec2.tags.TagView;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists key pairs. EC2 API 2016-11-15, DescribeKeyPairs; native {@code listSSHKeyPairs}. The public
 * key of a pair that was made natively is not known.
 */
final class DescribeKeyPairs
    implements Ec2Operation<DescribeKeyPairsRequest, DescribeKeyPairsResult> {
  private static final Listing<KeyPairInfo> LISTING =
      Listing.<KeyPairInfo>of(
              "DescribeKeyPairs",
              pair -> pair.keyPairId().orElse(""),
              FilterTable.<KeyPairInfo>empty()
                  .with("key-pair-id", KeyPairInfo::keyPairId)
                  .with("key-name", KeyPairInfo::keyName)
                  .with("fingerprint", KeyPairInfo::keyFingerprint)
                  .withTags(KeyPairInfo::tags))
          .of(ResourceKind.KEY_PAIR);

  private final Ec2Backend backend;
  private final KeyPairs keyPairs;

  DescribeKeyPairs(Ec2Backend backend) {
    this.backend = backend;
    this.keyPairs = new KeyPairs(backend);
  }

  @Override
  public void validate(Call call, DescribeKeyPairsRequest request) {
    backend.describe().check(call, LISTING, selection(request));
  }

  @Override
  public DescribeKeyPairsResult handle(Call call, DescribeKeyPairsRequest request) {
    return DescribeKeyPairsResult.builder()
        .keyPairs(
            backend
                .describe()
                .answer(call, LISTING, selection(request), () -> fetch(call, request))
                .items())
        .build();
  }

  private List<KeyPairInfo> fetch(Call call, DescribeKeyPairsRequest request) {
    List<OwnedKeyPair> all = keyPairs.list(call);
    Set<String> names = all.stream().map(owned -> owned.pair().name()).collect(Collectors.toSet());
    for (String name : request.keyNames()) {
      if (!names.contains(name)) {
        throw Ec2Errors.client(
                "InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist")
            .toException();
      }
    }
    TagView tags =
        backend
            .tags()
            .view(call, ResourceKind.KEY_PAIR, all.stream().map(OwnedKeyPair::id).toList());
    boolean withKey = request.includePublicKey().orElse(false);
    return all.stream()
        .filter(owned ->
            request.keyNames().isEmpty() || request.keyNames().contains(owned.pair().name()))
        .map(owned -> toShape(owned, tags, withKey))
        .toList();
  }

  private KeyPairInfo toShape(OwnedKeyPair owned, TagView tags, boolean withKey) {
    Map<String, String> facts = owned.facts();
    return KeyPairInfo.builder()
        .keyPairId(backend.ids().getEc2Id(ResourceKind.KEY_PAIR, owned.id()))
        .keyName(owned.pair().name())
        .keyFingerprint(
            Optional.ofNullable(facts.get(KeyPairFacts.FINGERPRINT))
                .or(() -> owned.pair().fingerprint()))
        .keyType(
            Optional.ofNullable(facts.get(KeyPairFacts.KEY_TYPE))
                .flatMap(wire -> WireEnum.find(KeyType.class, wire))
                .orElse(KeyType.RSA))
        .createTime(
            Optional.ofNullable(facts.get(KeyPairFacts.CREATED))
                .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))))
        .publicKey(
            withKey
                ? Optional.ofNullable(facts.get(KeyPairFacts.PUBLIC_KEY))
                : Optional.<String>empty())
        .tags(tags.of(owned.id()))
        .build();
  }

  private static Selection selection(DescribeKeyPairsRequest request) {
    return Selection.unpaged(request, request.keyPairIds(), request.filters());
  }
}
