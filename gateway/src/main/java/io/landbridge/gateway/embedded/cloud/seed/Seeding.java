// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.seed;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.ApiKey;
import io.landbridge.gateway.embedded.cloud.accounts.Domain;
import io.landbridge.gateway.embedded.cloud.accounts.PasswordHash;
import io.landbridge.gateway.embedded.cloud.accounts.User;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Role;
import io.landbridge.gateway.embedded.cloud.buckets.ObjectStoragePool;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.offerings.ServiceOffering;
import io.landbridge.gateway.embedded.cloud.state.Entity;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.templates.Template;
import io.landbridge.gateway.embedded.cloud.zones.Host;
import io.landbridge.gateway.embedded.cloud.zones.Zone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the first state out of a seed. Ids are derived from names, so that the same seed gives the
 * same ids everywhere.
 */
public final class Seeding {
  private static final String ROOT = "ROOT";
  private static final long GIB = 1L << 30;

  private final Seed seed;
  private final Transaction transaction;
  private final Instant now;
  private final RandomGenerator random;

  private Seeding(Seed seed, Transaction transaction, Environment environment) {
    this.seed = seed;
    this.transaction = transaction;
    this.now = environment.now();
    this.random = environment.random();
  }

  /** Fills an empty state. */
  public static void apply(Seed seed, Transaction transaction, Environment environment) {
    Seeding seeding = new Seeding(seed, transaction, environment);
    seeding.domains();
    seeding.accounts();
    seeding.zones();
    seeding.offerings();
    seeding.templates();
    seeding.objectStoragePools();
    new NetworkSeeding(seed, transaction, environment.now()).apply();
  }

  /** The id of an account that a seed names. */
  public static String accountId(String name) {
    return id(Account.KIND, name);
  }

  /** The id of something that a seed names. */
  static String id(Kind<?> kind, String name) {
    String text = kind.name() + ':' + name;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private <T extends Entity> void put(Kind<T> kind, T entity) {
    transaction.put(kind, entity);
  }

  private long next(Kind<?> kind) {
    return transaction.nextNumber(kind);
  }

  private void domains() {
    put(
        Domain.KIND,
        new Domain(id(Domain.KIND, ROOT), next(Domain.KIND), ROOT, ROOT, Optional.empty(), now));
    for (String path : seed.domains()) {
      String full = path.startsWith(ROOT + "/") ? path : ROOT + "/" + path;
      int slash = full.lastIndexOf('/');
      put(
          Domain.KIND,
          new Domain(
              id(Domain.KIND, full),
              next(Domain.KIND),
              full.substring(slash + 1),
              full,
              Optional.of(domain(full.substring(0, slash))),
              now));
    }
  }

  private String domain(String path) {
    String full = path.equals(ROOT) || path.startsWith(ROOT + "/") ? path : ROOT + "/" + path;
    return transaction
        .find(Domain.KIND, id(Domain.KIND, full))
        .map(Domain::id)
        .orElseThrow(() -> new IllegalArgumentException("seed: no domain " + path));
  }

  private void accounts() {
    for (Seed.Account account : seed.accounts()) {
      String accountId = accountId(account.name());
      put(
          Account.KIND,
          new Account(
              accountId,
              next(Account.KIND),
              account.name(),
              domain(account.domain()),
              account.role(),
              true,
              limits(account.limits()),
              now));
      account.users().forEach(user -> user(accountId, user));
    }
  }

  private void user(String accountId, Seed.User user) {
    String userId = id(User.KIND, user.name());
    long number = next(User.KIND);
    put(
        User.KIND,
        new User(
            userId,
            number,
            accountId,
            user.name(),
            user.firstname(),
            user.lastname(),
            user.email(),
            true,
            now,
            user.password().map(password -> PasswordHash.of(password, random))));
    for (Seed.Keys keys : user.keys()) {
      put(
          ApiKey.KIND,
          new ApiKey(
              id(ApiKey.KIND, keys.apiKey()),
              next(ApiKey.KIND),
              userId,
              number + " - API key pair",
              keys.apiKey(),
              keys.secretKey(),
              now));
    }
  }

  private static Map<Integer, Long> limits(Map<String, Long> byName) {
    Map<Integer, Long> limits = new HashMap<>();
    byName.forEach((name, limit) ->
        limits.put(
            ResourceType.findByName(name)
                .orElseThrow(() -> new IllegalArgumentException("seed: accounts limits no " + name))
                .number(),
            limit));
    return limits;
  }

  private void zones() {
    for (Seed.Zone zone : seed.zones()) {
      String zoneId = id(Zone.KIND, zone.name());
      put(
          Zone.KIND,
          new Zone(zoneId, next(Zone.KIND), zone.name(), zone.securityGroups(), "192.0.2.53"));
      for (int i = 1; i <= zone.hosts().count(); i++) {
        String name = zone.name() + "-host-" + i;
        put(
            Host.KIND,
            new Host(
                id(Host.KIND, name),
                next(Host.KIND),
                name,
                zoneId,
                zone.hosts().cores(),
                zone.hosts().mhz(),
                zone.hosts().memoryMiB()));
      }
    }
  }

  private void offerings() {
    for (Seed.DiskOffering offering : seed.diskOfferings()) {
      put(
          DiskOffering.KIND,
          new DiskOffering(
              id(DiskOffering.KIND, offering.name()),
              next(DiskOffering.KIND),
              offering.name(),
              offering.displayText(),
              offering.sizeGiB(),
              offering.customizedIops(),
              offering.encrypted(),
              now));
    }
    String rootDisk =
        transaction.all(DiskOffering.KIND).stream()
            .findFirst()
            .map(DiskOffering::id)
            .orElseThrow(() -> new IllegalArgumentException("seed: diskOfferings is empty"));
    for (Seed.ServiceOffering offering : seed.serviceOfferings()) {
      put(
          ServiceOffering.KIND,
          new ServiceOffering(
              id(ServiceOffering.KIND, offering.name()),
              next(ServiceOffering.KIND),
              offering.name(),
              offering.displayText(),
              offering.cpus(),
              offering.mhz(),
              offering.memoryMiB(),
              offering.customized(),
              rootDisk,
              now));
    }
  }

  private void templates() {
    String owner =
        transaction.all(Account.KIND).stream()
            .filter(account -> account.role() == Role.ADMIN)
            .findFirst()
            .map(Account::id)
            .orElseThrow(() -> new IllegalArgumentException("seed: accounts has no ADMIN"));
    List<String> zones = transaction.all(Zone.KIND).stream().map(Zone::id).toList();
    for (Seed.Template template : seed.templates()) {
      put(
          Template.KIND,
          new Template(
              id(Template.KIND, template.name()),
              next(Template.KIND),
              owner,
              template.name(),
              template.displayText(),
              "BUILTIN",
              "QCOW2",
              template.osType(),
              template.arch(),
              template.sizeGiB() * GIB,
              template.passwordEnabled(),
              true,
              true,
              true,
              false,
              template.details(),
              zones,
              true,
              "http://templates.example.test/" + template.name() + ".qcow2",
              Optional.empty(),
              List.of(),
              now));
    }
  }

  private void objectStoragePools() {
    for (Seed.ObjectStoragePool pool : seed.objectStoragePools()) {
      put(
          ObjectStoragePool.KIND,
          new ObjectStoragePool(
              id(ObjectStoragePool.KIND, pool.name()),
              next(ObjectStoragePool.KIND),
              pool.name(),
              pool.provider(),
              pool.url(),
              pool.sizeGiB() * GIB));
    }
  }
}
