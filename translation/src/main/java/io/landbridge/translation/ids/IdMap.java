// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MapStoreConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import com.hazelcast.spi.merge.PutIfAbsentMergePolicy;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.state.IdMappings;
import io.landbridge.translation.state.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way back from EC2 ids to native ids: a cache over the store's mappings, shared by the cluster
 * or of one process. Only what is recorded is ever in it, so losing it loses nothing.
 */
public sealed interface IdMap {

  /** The recorded native ids of these EC2 ids; those never seen are left out. */
  Map<String, NativeId> findAll(Collection<String> ec2Ids);

  /** Takes up pairs that were recorded just now. */
  void putAll(Map<String, NativeId> recorded);

  /**
   * A map of this process alone.
   *
   * @param mostEntries how many pairs it holds at most
   */
  static IdMap local(Store store, int mostEntries) {
    return new Local(store.idMappings(), Caffeine.newBuilder().maximumSize(mostEntries).build());
  }

  /** A map shared by a cluster whose members were configured by {@link #configure}. */
  static IdMap shared(Store store, HazelcastInstance cluster) {
    return new Shared(store.idMappings(), cluster.getMap(Shared.NAME));
  }

  /**
   * Declares the shared map: loaded through from the store, with a near cache.
   *
   * @param mostEntries how many pairs a member, and its near cache, hold at most
   */
  static void configure(Config config, Store store, int mostEntries) {
    EvictionConfig eviction =
        new EvictionConfig()
            .setEvictionPolicy(EvictionPolicy.LRU)
            .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
            .setSize(mostEntries);
    EvictionConfig nearEviction =
        new EvictionConfig()
            .setEvictionPolicy(EvictionPolicy.LRU)
            .setMaxSizePolicy(MaxSizePolicy.ENTRY_COUNT)
            .setSize(mostEntries);
    NearCacheConfig nearCache =
        new NearCacheConfig()
            .setInMemoryFormat(InMemoryFormat.OBJECT)
            .setCacheLocalEntries(true)
            .setEvictionConfig(nearEviction);
    MapStoreConfig loader =
        new MapStoreConfig()
            .setEnabled(true)
            .setImplementation(new IdMapLoader(store.idMappings()))
            .setInitialLoadMode(MapStoreConfig.InitialLoadMode.LAZY);
    config.addMapConfig(
        new MapConfig(Shared.NAME)
            .setBackupCount(0)
            .setEvictionConfig(eviction)
            .setNearCacheConfig(nearCache)
            // After a split both sides say the same of an id: it never changes.
            .setMergePolicyConfig(
                new MergePolicyConfig().setPolicy(PutIfAbsentMergePolicy.class.getName()))
            .setMapStoreConfig(loader));
  }

  /** In one process. */
  final class Local implements IdMap {
    private final IdMappings mappings;
    private final Cache<String, NativeId> pairs;

    private Local(IdMappings mappings, Cache<String, NativeId> pairs) {
      this.mappings = mappings;
      this.pairs = pairs;
    }

    @Override
    public Map<String, NativeId> findAll(Collection<String> ec2Ids) {
      return pairs.getAll(ec2Ids, missing -> mappings.findNativeIds(Set.copyOf(missing)));
    }

    @Override
    public void putAll(Map<String, NativeId> recorded) {
      pairs.putAll(recorded);
    }
  }

  /** In the cluster. */
  final class Shared implements IdMap {
    private static final String NAME = "ids";
    private static final Logger LOG = LoggerFactory.getLogger(IdMap.class);

    private final IdMappings mappings;
    private final IMap<String, String> pairs;

    private Shared(IdMappings mappings, IMap<String, String> pairs) {
      this.mappings = mappings;
      this.pairs = pairs;
    }

    @Override
    public Map<String, NativeId> findAll(Collection<String> ec2Ids) {
      try {
        Map<String, NativeId> found = new HashMap<>();
        pairs.getAll(Set.copyOf(ec2Ids)).forEach((id, uuid) -> found.put(id, new NativeId(uuid)));
        return found;
      } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
        // The cluster is a cache: without it the store answers.
        LOG.atWarn().setCause(e).log("The cluster does not answer; ids come from the store");
        return mappings.findNativeIds(ec2Ids);
      }
    }

    @Override
    public void putAll(Map<String, NativeId> recorded) {
      try {
        pairs.setAll(
            recorded.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, pair -> pair.getValue().value())));
      } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
        LOG.atWarn().setCause(e).log("The cluster does not answer; ids stay in the store");
      }
    }
  }
}
