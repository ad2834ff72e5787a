// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachineUserData;
import io.landbridge.translation.ec2.instances.UserDataText;
import io.landbridge.translation.identity.ServiceAccount;
import java.time.Duration;
import java.util.Optional;

/**
 * The user data of machines, read by the service account and kept as briefly as the machines; a
 * guest asks for it several times while it boots. Registered user data shows through natively.
 */
final class UserDataCache {
  private static final long MOST_BYTES = 64L * 1024 * 1024;
  private static final int OVERHEAD = 100;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final CloudStack cloud;
  private final ServiceAccount service;
  private final Cache<NativeId, Content> kept;

  UserDataCache(CloudStack cloud, ServiceAccount service, Duration keptFor) {
    this.cloud = cloud;
    this.service = service;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((NativeId _, Content content) -> OVERHEAD + content.bytes().length)
            .expireAfterWrite(keptFor)
            .ticker(() -> service.clock().millis() * 1_000_000)
            .build();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared, and handed out as a copy
  private record Content(byte[] bytes) {}

  /**
   * The user data of a machine; empty when it has none.
   *
   * @throws io.landbridge.translation.cloudstack.NativeException when the cloud does not tell it
   */
  Optional<byte[]> find(NativeId machine) {
    byte[] bytes = kept.get(machine, this::read).bytes();
    return bytes.length == 0 ? Optional.empty() : Optional.of(bytes.clone());
  }

  private Content read(NativeId machine) {
    return cloud
        .call(
            service.session(LONGEST),
            NativeRequest.of(NativeCommand.GET_VIRTUAL_MACHINE_USER_DATA)
                .with("virtualmachineid", machine),
            VirtualMachineUserData.class)
        .userdata()
        .map(secret -> new Content(UserDataText.decodeNative(secret.expose())))
        .orElseGet(() -> new Content(new byte[0]));
  }
}
