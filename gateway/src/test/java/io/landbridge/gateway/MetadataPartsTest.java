// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.HttpTokensState;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.InstanceMetadataOptionsResponse;
import io.landbridge.gateway.config.ConfigurationReader;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceSource;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.MetadataAnswer;
import io.landbridge.translation.metadata.MetadataAnswer.Outcome;
import io.landbridge.translation.metadata.MetadataRequest;
import io.landbridge.translation.metadata.MetadataRequest.Method;
import io.landbridge.translation.metadata.tree.TreeChoice;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataPartsTest {
  private static final InstanceView INSTANCE =
      new InstanceView(
          Instance.builder()
              .instanceId("i-1")
              .metadataOptions(
                  InstanceMetadataOptionsResponse.builder()
                      .httpTokens(HttpTokensState.REQUIRED)
                      .build())
              .build(),
          Optional.empty(),
          Optional.empty(),
          "us-east-1",
          List.of(),
          Map.of(),
          new InstanceView.Machine(
              "3b1f8c2e-6d4a-4b7e-9f10-0123456789ab",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));

  private static final InstanceSource SOURCE =
      new InstanceSource() {
        @Override
        public Optional<InstanceView> find(Asker asker) {
          return Optional.of(INSTANCE);
        }

        @Override
        public Optional<byte[]> userData(InstanceView instance) {
          return Optional.empty();
        }
      };

  private static MetadataRequest request(
      Method method, String path, Optional<String> token, Optional<String> life) {
    return new MetadataRequest(
        new Asker(Optional.empty(), InetAddress.ofLiteral("10.1.1.5")),
        TreeChoice.BOTH,
        method,
        path,
        token,
        life,
        false);
  }

  private static MetadataParts gateway(Store store) {
    return MetadataParts.make(
        new ConfigurationReader().read().metadata(), SOURCE, store.gatewaySecrets());
  }

  @Test
  void gatewaysWithOneStoreTakeEachOthersTokensAndSignAlike(@TempDir Path directory) {
    try (Store store =
        Store.open(StoreOptions.sqlite(directory.resolve("gateway.db")), InstantSource.system())) {
      MetadataParts one = gateway(store);
      MetadataParts other = gateway(store);

      MetadataAnswer token =
          one.service()
              .answer(
                  request(Method.PUT, "/latest/api/token", Optional.empty(), Optional.of("60")));
      Optional<String> sent = Optional.of(new String(token.body(), StandardCharsets.US_ASCII));
      String signature = "/latest/dynamic/instance-identity/signature";
      MetadataRequest read = request(Method.GET, signature, sent, Optional.empty());

      assertThat(other.service().answer(read).outcome()).isEqualTo(Outcome.OK);
      assertThat(other.service().answer(read).body()).isEqualTo(one.service().answer(read).body());
      assertThat(other.identity().certificate()).isEqualTo(one.identity().certificate());
    }
  }

  @Test
  void gatewaysWithOtherStoresDoNot(@TempDir Path mine, @TempDir Path theirs) {
    try (Store store =
            Store.open(StoreOptions.sqlite(mine.resolve("gateway.db")), InstantSource.system());
        Store another =
            Store.open(StoreOptions.sqlite(theirs.resolve("gateway.db")), InstantSource.system())) {
      MetadataAnswer token =
          gateway(store)
              .service()
              .answer(
                  request(Method.PUT, "/latest/api/token", Optional.empty(), Optional.of("60")));
      Optional<String> sent = Optional.of(new String(token.body(), StandardCharsets.US_ASCII));

      assertThat(
              gateway(another)
                  .service()
                  .answer(request(Method.GET, "/latest/", sent, Optional.empty()))
                  .outcome())
          .isEqualTo(Outcome.UNAUTHORIZED);
    }
  }
}
