// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator sets up and a user only chooses from: zones, offerings, network offerings and
 * templates of the operator. Each list is kept for a short while for each key pair, because what a
 * user may see depends on the user. Blocks; for virtual threads.
 */
public final class NativeCatalogue {
  private static final int MOST_USERS = 1_000;
  private static final int MOST_NETWORKS = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(NativeCatalogue.class);
  private static final String LONGEST_USER_DATA = "vm.userdata.max.length";
  private static final int USUAL_USER_DATA = 32_768;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final CloudStack cloud;
  private final Cache<String, List<Zone>> zones;
  private final Cache<String, List<ServiceOffering>> serviceOfferings;
  private final Cache<String, List<DiskOffering>> diskOfferings;
  private final Cache<String, Capabilities> capabilities;
  private final Cache<String, Cache<NativeId, NativeId>> vpcOfNetwork;
  private final Cache<String, Integer> longestUserData;
  private final Supplier<Optional<NativeSession>> service;

  /**
   * A catalogue of a cloud that tells nobody its settings: they are taken to be the usual ones.
   *
   * @param keptFor how old an answer may be
   */
  public NativeCatalogue(CloudStack cloud, Duration keptFor) {
    this(cloud, keptFor, Optional::empty);
  }

  /**
   * @param keptFor how old an answer may be
   * @param service sessions of an account that may read the cloud's settings
   */
  public NativeCatalogue(
      CloudStack cloud, Duration keptFor, Supplier<Optional<NativeSession>> service) {
    this.cloud = cloud;
    this.service = service;
    this.longestUserData = cache(keptFor);
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

  /**
   * How many characters of Base64 a machine's user data may have: the cloud's setting {@code
   * vm.userdata.max.length}, or its usual value where the cloud does not tell it.
   */
  public int longestUserData() {
    return longestUserData.get("", _ -> readLongestUserData());
  }

  private int readLongestUserData() {
    try {
      return service.get().stream()
          .flatMap(session ->
              cloud
                  .list(
                      session,
                      NativeRequest.of(NativeCommand.LIST_CONFIGURATIONS)
                          .with("name", LONGEST_USER_DATA),
                      Configuration.class)
                  .stream())
          .filter(setting -> setting.name().equals(LONGEST_USER_DATA))
          .flatMap(setting -> setting.value().stream())
          .filter(value -> NUMBER.matcher(value).matches())
          .map(Integer::valueOf)
          .findFirst()
          .orElse(USUAL_USER_DATA);
    } catch (NativeException e) {
      // Only root administrators may read settings; the cloud itself still holds to its own.
      LOG.atDebug().setCause(e).log("The cloud does not tell its settings");
      return USUAL_USER_DATA;
    }
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
