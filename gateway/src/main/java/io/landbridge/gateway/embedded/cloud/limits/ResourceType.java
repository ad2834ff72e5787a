package io.landbridge.gateway.embedded.cloud.limits;

import java.util.Locale;
import java.util.Optional;

/**
 * What is limited. The order is the number that {@code listResourceLimits} shows. Source: recording
 * listResourceLimits-user.
 */
public enum ResourceType {
  USER_VM("vm"),
  PUBLIC_IP("ip"),
  VOLUME("volume"),
  SNAPSHOT("snapshot"),
  TEMPLATE("template"),
  PROJECT("project"),
  NETWORK("network"),
  VPC("vpc"),
  CPU("cpu"),
  /** In MiB. */
  MEMORY("memory"),
  /** In GiB. */
  PRIMARY_STORAGE("primarystorage"),
  /** In GiB. */
  SECONDARY_STORAGE("secondarystorage"),
  BACKUP("backup"),
  BACKUP_STORAGE("backupstorage"),
  BUCKET("bucket"),
  OBJECT_STORAGE("objectstorage"),
  GPU("gpu");

  private final String prefix;

  ResourceType(String prefix) {
    this.prefix = prefix;
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
    return number >= 0 && number < values().length
        ? Optional.of(values()[(int) number])
        : Optional.empty();
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
