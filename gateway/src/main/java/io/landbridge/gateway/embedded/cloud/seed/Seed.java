// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.seed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.buckets.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud starts with. Every key has a default except names; unknown keys are refused. The
 * built-in {@code default-seed.yaml} shows all of them.
 *
 * <p>Zones, offerings, templates, object storage pools, domains, accounts and limits are read when
 * the data directory is empty; {@code jobs}, {@code settings} and {@code faults} at every start.
 *
 * @param region the region's name ({@code listRegions})
 * @param jobs how long jobs take
 * @param faults failures to begin with, as for {@code configureSimulator}
 */
public record Seed(
    String region,
    Settings settings,
    Jobs jobs,
    List<Zone> zones,
    List<ServiceOffering> serviceOfferings,
    List<DiskOffering> diskOfferings,
    List<Template> templates,
    List<ObjectStoragePool> objectStoragePools,
    List<String> domains,
    List<Account> accounts,
    List<Fault> faults) {

  /** Fills in defaults and checks that the parts fit together. */
  public Seed {
    region = or(region, "us-east-1");
    settings = settings == null ? Settings.DEFAULT : settings;
    jobs = jobs == null ? Jobs.DEFAULT : jobs;
    zones = copy(zones);
    serviceOfferings = copy(serviceOfferings);
    diskOfferings = copy(diskOfferings);
    templates = copy(templates);
    objectStoragePools = copy(objectStoragePools);
    domains = copy(domains);
    accounts = copy(accounts);
    faults = copy(faults);
    require(!zones.isEmpty(), "zones", "must name at least one zone");
    require(
        accounts.stream().anyMatch(account -> account.role() == Role.ADMIN),
        "accounts",
        "must hold one with the role ADMIN");
    unique("zones", zones.stream().map(Zone::name).toList());
    unique("serviceOfferings", serviceOfferings.stream().map(ServiceOffering::name).toList());
    unique("diskOfferings", diskOfferings.stream().map(DiskOffering::name).toList());
    unique("templates", templates.stream().map(Template::name).toList());
    unique("objectStoragePools", objectStoragePools.stream().map(ObjectStoragePool::name).toList());
    unique("accounts", accounts.stream().map(Account::name).toList());
  }

  /**
   * Global settings.
   *
   * @param expungeDelay how long a destroyed machine can be recovered
   * @param longestUserData in characters of Base64 ({@code vm.userdata.max.length})
   * @param viewDestroyed whether users see their destroyed machines
   * @param enforcePost whether changes must come by POST and signatures must expire soon ({@code
   *     enforce.post.requests.and.timestamps})
   */
  public record Settings(
      Duration expungeDelay, int longestUserData, boolean viewDestroyed, boolean enforcePost) {
    static final Settings DEFAULT = new Settings(Duration.ofDays(1), 32_768, false, false);

    /** Fills in defaults. */
    public Settings {
      expungeDelay = expungeDelay == null ? Duration.ofDays(1) : expungeDelay;
      longestUserData = longestUserData == 0 ? 32_768 : longestUserData;
      require(longestUserData > 0, "settings.longestUserData", "must be positive");
    }
  }

  /**
   * Durations of jobs.
   *
   * @param scale what every duration is multiplied with
   * @param usual for commands that are not in the table
   * @param durations by command name
   */
  public record Jobs(Double scale, Duration usual, Map<String, Duration> durations) {
    static final Jobs DEFAULT = new Jobs(1.0, Duration.ofMillis(300), Map.of());

    /** Fills in defaults. */
    public Jobs {
      scale = scale == null ? 1.0 : scale;
      usual = usual == null ? Duration.ofMillis(300) : usual;
      durations = durations == null ? Map.of() : Map.copyOf(durations);
      require(scale >= 0, "jobs.scale", "must not be negative");
    }
  }

  /**
   * A zone.
   *
   * @param securityGroups true for one shared guest network with security groups, false for
   *     isolated networks and VPCs
   * @param guestCidr the shared network, where there is one
   * @param publicFrom the first of its public addresses
   * @param publicCount how many public addresses it has
   */
  public record Zone(
      String name,
      boolean securityGroups,
      String guestCidr,
      String publicFrom,
      int publicCount,
      Hosts hosts) {
    /** Fills in defaults. */
    public Zone {
      named("zones", name);
      guestCidr = or(guestCidr, "10.60.0.0/16");
      publicFrom = or(publicFrom, "203.0.113.10");
      publicCount = publicCount == 0 ? 200 : publicCount;
      hosts = hosts == null ? new Hosts(0, 0, 0, 0) : hosts;
    }
  }

  /** The hosts of a zone, all alike: how many, cores of how many MHz, and memory in MiB. */
  public record Hosts(int count, int cores, int mhz, int memoryMiB) {
    /** Fills in defaults. */
    public Hosts {
      count = count == 0 ? 4 : count;
      cores = cores == 0 ? 256 : cores;
      mhz = mhz == 0 ? 3_000 : mhz;
      memoryMiB = memoryMiB == 0 ? 1_048_576 : memoryMiB;
      require(count > 0 && cores > 0 && mhz > 0 && memoryMiB > 0, "hosts", "must be positive");
    }
  }

  /**
   * A service offering.
   *
   * @param customized whether cores, speed and memory are given with each machine
   */
  public record ServiceOffering(
      String name, String displayText, int cpus, int mhz, int memoryMiB, boolean customized) {
    /** Fills in defaults. */
    public ServiceOffering {
      named("serviceOfferings", name);
      displayText = or(displayText, name);
      mhz = mhz == 0 ? 1_000 : mhz;
      require(
          customized || (cpus > 0 && memoryMiB > 0),
          "serviceOfferings " + name,
          "needs cpus and memoryMiB");
    }
  }

  /**
   * A disk offering.
   *
   * @param sizeGiB 0 when the size is given with each volume
   * @param customizedIops whether IOPS are given with each volume
   */
  public record DiskOffering(
      String name, String displayText, int sizeGiB, boolean customizedIops, boolean encrypted) {
    /** Fills in defaults. */
    public DiskOffering {
      named("diskOfferings", name);
      displayText = or(displayText, name);
    }
  }

  /**
   * A public template, there in every zone.
   *
   * @param details its details, such as the root device's name
   */
  public record Template(
      String name,
      String displayText,
      String osType,
      String arch,
      int sizeGiB,
      boolean passwordEnabled,
      Map<String, String> details) {
    /** Fills in defaults. */
    public Template {
      named("templates", name);
      displayText = or(displayText, name);
      osType = or(osType, "Other Linux (64-bit)");
      arch = or(arch, "x86_64");
      sizeGiB = sizeGiB == 0 ? 8 : sizeGiB;
      details = details == null ? Map.of() : Map.copyOf(details);
    }
  }

  /**
   * A pool that buckets are made in.
   *
   * @param provider what keeps the objects
   * @param url where the buckets are reached, as they show it
   * @param sizeGiB 0 when nobody keeps track of how full it is
   */
  public record ObjectStoragePool(String name, Provider provider, String url, long sizeGiB) {
    /** Fills in defaults. */
    public ObjectStoragePool {
      named("objectStoragePools", name);
      provider = provider == null ? Provider.LANDBRIDGE : provider;
      url = or(url, "http://localhost:8773");
      require(sizeGiB >= 0, "objectStoragePools " + name, "has a negative sizeGiB");
    }
  }

  /**
   * An account and its users.
   *
   * @param domain a path of {@link Seed#domains}, or {@code ROOT}
   * @param limits by the resource type's name ({@code user_vm}, {@code volume}, ...); -1 is no
   *     limit
   * @param defaultVpc whether it begins with a VPC 172.31.0.0/16 and a tier in each VPC zone
   * @param canonicalId 64 lower-case hexadecimal digits that S3 names it by; a derived id otherwise
   * @param displayName what S3 shows it with as an owner
   */
  public record Account(
      String name,
      Role role,
      String domain,
      Map<String, Long> limits,
      Boolean defaultVpc,
      Optional<String> canonicalId,
      Optional<String> displayName,
      List<User> users) {
    /** Fills in defaults. */
    public Account {
      named("accounts", name);
      role = role == null ? Role.USER : role;
      domain = or(domain, "ROOT");
      limits = limits == null ? Map.of() : Map.copyOf(limits);
      defaultVpc = defaultVpc == null ? role == Role.USER : defaultVpc;
      canonicalId = canonicalId == null ? Optional.empty() : canonicalId;
      displayName = displayName == null ? Optional.empty() : displayName;
      users = copy(users);
      require(!users.isEmpty(), "accounts " + name, "needs a user");
    }
  }

  /**
   * A user with the key pairs that it can sign with.
   *
   * @param password to log in with; without one only signatures are accepted
   */
  public record User(
      String name,
      String firstname,
      String lastname,
      String email,
      Optional<String> password,
      List<Keys> keys) {
    /** Fills in defaults. */
    public User {
      named("users", name);
      firstname = or(firstname, name);
      lastname = or(lastname, name);
      email = or(email, name + "@example.test");
      password = password == null ? Optional.empty() : password;
      keys = copy(keys);
    }

    @Override
    public String toString() {
      return "User[" + name + ", " + keys + "]";
    }
  }

  /** A key pair. */
  public record Keys(
      @JsonProperty("apiKey") String apiKey, @JsonProperty("secretKey") String secretKey) {
    /** Checks that both are there. */
    public Keys {
      require(apiKey != null && !apiKey.isBlank(), "keys.apiKey", "is missing");
      require(secretKey != null && !secretKey.isBlank(), "keys.secretKey", "is missing");
    }

    @Override
    public String toString() {
      return "Keys[" + apiKey + ", ***]";
    }
  }

  /** A failure to begin with: name, value and count as {@code configureSimulator} takes them. */
  public record Fault(String name, String value, Optional<Long> count) {
    /** Checks that name and value are there. */
    public Fault {
      named("faults", name);
      require(value != null, "faults.value", "is missing");
      count = count == null ? Optional.empty() : count;
    }
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isBlank() ? otherwise : value;
  }

  private static <T> List<T> copy(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  private static void named(String key, @Nullable String name) {
    require(name != null && !name.isBlank(), key, "has an entry without a name");
  }

  private static void unique(String key, List<String> names) {
    require(names.stream().distinct().count() == names.size(), key, "names something twice");
  }

  private static void require(boolean condition, String key, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("seed: " + key + " " + problem);
    }
  }
}
