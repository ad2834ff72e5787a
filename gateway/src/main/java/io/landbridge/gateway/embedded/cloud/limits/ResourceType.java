// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.limits;

import java.util.Locale;
import java.util.Optional;

/** What is limited. Source: recording listResourceLimits-user. */
public enum ResourceType {
  USER_VM(0, "vm"),
  PUBLIC_IP(1, "ip"),
  VOLUME(2, "volume"),
  SNAPSHOT(3, "snapshot"),
  TEMPLATE(4, "template"),
  PROJECT(5, "project"),
  NETWORK(6, "network"),
  VPC(7, "vpc"),
  CPU(8, "cpu"),
  /** In MiB. */
  MEMORY(9, "memory"),
  /** In GiB. */
  PRIMARY_STORAGE(10, "primarystorage"),
  /** In GiB. */
  SECONDARY_STORAGE(11, "secondarystorage"),
  BACKUP(12, "backup"),
  BACKUP_STORAGE(13, "backupstorage"),
  BUCKET(14, "bucket"),
  OBJECT_STORAGE(15, "objectstorage"),
  GPU(16, "gpu");

  private final int number;
  private final String prefix;

  ResourceType(int number, String prefix) {
    this.number = number;
    this.prefix = prefix;
  }

  /** {@code resourcetype}. */
  public int number() {
    return number;
  }

  /** The beginning of the account's fields, such as {@code vm} in {@code vmlimit}. */
  public String prefix() {
    return prefix;
  }

  /** {@code resourcetypename}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type with this number. */
  public static Optional<ResourceType> findByNumber(long number) {
    for (ResourceType type : values()) {
      if (type.number == number) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type with this name. */
  public static Optional<ResourceType> findByName(String name) {
    for (ResourceType type : values()) {
      if (type.wireName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
