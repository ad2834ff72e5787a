// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.MetadataSettings;
import io.landbridge.translation.metadata.InstanceSource;
import io.landbridge.translation.metadata.MetadataService;
import io.landbridge.translation.metadata.RequestRate;
import io.landbridge.translation.metadata.identity.IdentityDocuments;
import io.landbridge.translation.metadata.identity.IdentityKey;
import io.landbridge.translation.metadata.token.MetadataTokens;
import io.landbridge.translation.state.GatewaySecrets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the metadata service is made of in a gateway with a store, whose keys all gateways share.
 *
 * @param service answers instances
 * @param identity signs identity documents
 */
record MetadataParts(MetadataService service, IdentityDocuments identity) {

  static MetadataParts make(
      MetadataSettings settings, InstanceSource source, GatewaySecrets secrets) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    byte[] tokenKey = secrets.getOrCreate("metadata-token", MetadataTokens.KEY_BYTES, random);
    IdentityDocuments identity =
        new IdentityDocuments(() ->
            IdentityKey.read(
                secrets.getOrCreate(
                    "instance-identity", () -> IdentityKey.generate(random, clock))));
    MetadataService service =
        new MetadataService(
            source,
            new MetadataTokens(tokenKey, random, clock),
            Optional.of(identity),
            new RequestRate(settings.rate(), settings.burst(), clock));
    return new MetadataParts(service, identity);
  }
}
