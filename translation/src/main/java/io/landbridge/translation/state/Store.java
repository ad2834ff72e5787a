// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import java.time.InstantSource;

/**
 * The gateway's own state in one SQL database. Open until {@link #close}; every method of the
 * classes it hands out is one transaction that is durable when the method returns, may block, and
 * throws {@link StoreException} when the database fails.
 */
public final class Store implements AutoCloseable {
  private final Database database;
  private final IdMappings idMappings;
  private final Accounts accounts;
  private final ClientTokens clientTokens;
  private final NativeJobs nativeJobs;
  private final ResourceFacts resourceFacts;
  private final StoredTags storedTags;
  private final Tombstones tombstones;
  private final GatewaySecrets gatewaySecrets;
  private final ZoneOrdinals zoneOrdinals;
  private final Purge purge;

  private Store(Database database, InstantSource clock) {
    this.database = database;
    this.idMappings = new IdMappings(database, clock);
    this.accounts = new Accounts(database, clock);
    this.clientTokens = new ClientTokens(database, clock);
    this.nativeJobs = new NativeJobs(database, clock);
    this.resourceFacts = new ResourceFacts(database);
    this.storedTags = new StoredTags(database);
    this.tombstones = new Tombstones(database, clock);
    this.gatewaySecrets = new GatewaySecrets(database);
    this.zoneOrdinals = new ZoneOrdinals(database);
    this.purge = new Purge(database, clock);
  }

  /**
   * Connects, brings the tables up to date and begins to remove expired rows now and then.
   *
   * @throws StoreException when the database cannot be reached or its tables are of a later version
   */
  public static Store open(StoreOptions options, InstantSource clock) {
    Store store = new Store(Database.open(options), clock);
    store.purge.start();
    return store;
  }

  /** Which EC2 id stands for which native object. */
  public IdMappings idMappings() {
    return idMappings;
  }

  /** Which account id stands for which native account. */
  public Accounts accounts() {
    return accounts;
  }

  /** Idempotent requests. */
  public ClientTokens clientTokens() {
    return clientTokens;
  }

  /** Native jobs that outlive a request. */
  public NativeJobs nativeJobs() {
    return nativeJobs;
  }

  /** What CloudStack cannot hold about a resource. */
  public ResourceFacts resourceFacts() {
    return resourceFacts;
  }

  /** Tags of kinds that CloudStack cannot tag. */
  public StoredTags storedTags() {
    return storedTags;
  }

  /** Resources that are gone and still shown for a while. */
  public Tombstones tombstones() {
    return tombstones;
  }

  /** Keys that all nodes of a gateway share. */
  public GatewaySecrets gatewaySecrets() {
    return gatewaySecrets;
  }

  /** Which native zone is which availability zone. */
  public ZoneOrdinals zoneOrdinals() {
    return zoneOrdinals;
  }

  /**
   * Returns when the database has taken a write: a row, durable like any other.
   *
   * @throws StoreException when it does not
   */
  public void checkWritable() {
    gatewaySecrets.checkWritable();
  }

  /** Removes what has expired; the store does it by itself now and then. */
  public int purgeExpired() {
    return purge.run();
  }

  @Override
  public void close() {
    purge.close();
    database.close();
  }
}
