// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/**
 * What an operator sets up and a user only chooses from: zones, offerings, network offerings and
 * templates of the operator. Each list is kept for a short while for each key pair, because what a
 * user may see depends on the user. Blocks; for virtual threads.
 */
public final class NativeCatalogue {
  private static final int MOST_USERS = 1_000;
  private static final int MOST_NETWORKS = 10_000;

  private final CloudStack cloud;
  private final Cache<String, List<Zone>> zones;
  private final Cache<String, List<ServiceOffering>> serviceOfferings;
  private final Cache<String, List<DiskOffering>> diskOfferings;
  private final Cache<String, Capabilities> capabilities;
  private final Cache<String, Cache<NativeId, NativeId>> vpcOfNetwork;

  /**
   * @param keptFor how old an answer may be
   */
  public NativeCatalogue(CloudStack cloud, Duration keptFor) {
    this.cloud = cloud;
    this.zones = cache(keptFor);
    this.serviceOfferings = cache(keptFor);
    this.diskOfferings = cache(keptFor);
    this.capabilities = cache(keptFor);
    this.vpcOfNetwork = cache(keptFor);
  }

  private static <T> Cache<String, T> cache(Duration keptFor) {
    return Caffeine.newBuilder().maximumSize(MOST_USERS).expireAfterWrite(keptFor).build();
  }

  /** The zones that the caller sees, enabled or not. */
  public List<Zone> zones(NativeSession session) {
    return list(zones, session, NativeCommand.LIST_ZONES, Zone.class);
  }

  /** The service offerings that the caller may choose from. */
  public List<ServiceOffering> serviceOfferings(NativeSession session) {
    return list(
        serviceOfferings, session, NativeCommand.LIST_SERVICE_OFFERINGS, ServiceOffering.class);
  }

  /** The disk offerings that the caller may choose from. */
  public List<DiskOffering> diskOfferings(NativeSession session) {
    return list(diskOfferings, session, NativeCommand.LIST_DISK_OFFERINGS, DiskOffering.class);
  }

  /** What the cloud can do and lets the caller do. */
  public Capabilities capabilities(NativeSession session) {
    return capabilities.get(
        session.credentials().apiKey(),
        key ->
            cloud.call(
                session, NativeRequest.of(NativeCommand.LIST_CAPABILITIES), Capabilities.class));
  }

  /** Which VPC a network of the caller belongs to, as far as it is known; filled by who asks. */
  public Cache<NativeId, NativeId> vpcOfNetwork(NativeSession session) {
    return vpcOfNetwork.get(
        session.credentials().apiKey(),
        _ -> Caffeine.newBuilder().maximumSize(MOST_NETWORKS).build());
  }

  private <T> List<T> list(
      Cache<String, List<T>> cache, NativeSession session, NativeCommand command, Class<T> type) {
    return cache.get(
        session.credentials().apiKey(),
        key -> List.copyOf(cloud.list(session, NativeRequest.of(command), type)));
  }
}
