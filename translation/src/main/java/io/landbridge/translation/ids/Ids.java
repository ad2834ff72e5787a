// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.aws.AccountId;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.state.IdMappings;
import io.landbridge.translation.state.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;

/**
 * EC2 ids for native objects and back. An id that is handed out is recorded first, so that every
 * gateway can take it back; a mapping is never dropped. May block; for virtual threads.
 */
public final class Ids {
  private static final int MOST_KNOWN_PER_KIND = 20_000;
  private static final int MOST_UNKNOWN = 10_000;
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

  private final IdMappings mappings;
  private final IdMap map;
  private final RandomGenerator random;
  private final KindRefresh refresh;
  private final Map<ResourceKind, Cache<NativeId, String>> known;
  private final Cache<Unknown, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(MOST_UNKNOWN).expireAfterWrite(UNKNOWN_FOR).build();

  private record Unknown(AccountId account, String ec2Id) {}

  /**
   * Ids over a store.
   *
   * @param map the way back, of this process or of the cluster
   * @param listers how to list each kind; an unknown id of a kind without one is not looked for
   * @param random a secure source, for ids that only the gateway knows
   */
  public Ids(
      Store store, IdMap map, Map<ResourceKind, KindLister> listers, RandomGenerator random) {
    this.mappings = store.idMappings();
    this.map = map;
    this.random = random;
    this.refresh = new KindRefresh(listers, this::record);
    this.known = new EnumMap<>(ResourceKind.class);
    for (ResourceKind kind : ResourceKind.values()) {
      known.put(kind, Caffeine.newBuilder().maximumSize(MOST_KNOWN_PER_KIND).build());
    }
  }

  /** The EC2 id of a native object; recorded at first sight. */
  public String getEc2Id(ResourceKind kind, NativeId nativeId) {
    String cached = cache(kind).getIfPresent(nativeId);
    if (cached != null) {
      return cached;
    }
    record(kind, List.of(nativeId));
    return Ec2Ids.toEc2Id(kind, nativeId);
  }

  /**
   * The EC2 ids of native objects, in the order of the collection; those never seen are recorded in
   * one go.
   */
  public Map<NativeId, String> getEc2Ids(ResourceKind kind, Collection<NativeId> nativeIds) {
    Cache<NativeId, String> cache = cache(kind);
    Map<NativeId, String> ec2Ids = LinkedHashMap.newLinkedHashMap(nativeIds.size());
    List<NativeId> fresh = new ArrayList<>();
    for (NativeId nativeId : nativeIds) {
      String cached = cache.getIfPresent(nativeId);
      ec2Ids.put(nativeId, cached == null ? Ec2Ids.toEc2Id(kind, nativeId) : cached);
      if (cached == null) {
        fresh.add(nativeId);
      }
    }
    if (!fresh.isEmpty()) {
      record(kind, fresh);
    }
    return ec2Ids;
  }

  private void record(ResourceKind kind, Collection<NativeId> fresh) {
    Map<NativeId, String> pairs = new HashMap<>();
    Map<String, NativeId> back = new HashMap<>();
    for (NativeId nativeId : fresh) {
      String ec2Id = Ec2Ids.toEc2Id(kind, nativeId);
      pairs.put(nativeId, ec2Id);
      back.put(ec2Id, nativeId);
    }
    mappings.recordAll(kind, pairs);
    map.putAll(back);
    cache(kind).putAll(pairs);
  }

  private Cache<NativeId, String> cache(ResourceKind kind) {
    Cache<NativeId, String> cache = known.get(kind);
    if (cache == null) {
      throw new IllegalStateException("Every kind has a cache");
    }
    return cache;
  }

  /**
   * The native object that an id stands for. Whether it still exists, and is the caller's, is the
   * native cloud's to say.
   *
   * @throws io.landbridge.aws.AwsException with the kind's code for an id that is malformed or
   *     unknown
   */
  public NativeId getNativeId(Call call, ResourceKind kind, String ec2Id) {
    NativeId found = getNativeIds(call, kind, List.of(ec2Id)).get(ec2Id);
    if (found == null) {
      throw IdErrors.notFound(kind, ec2Id);
    }
    return found;
  }

  /**
   * Checks ids as far as that needs nobody's help, which dry runs do too.
   *
   * @throws io.landbridge.aws.AwsException with the kind's code for the first that is malformed
   */
  public static void requireWellFormed(ResourceKind kind, Collection<String> ec2Ids) {
    for (String ec2Id : ec2Ids) {
      if (!Ec2Ids.isWellFormed(kind, ec2Id)) {
        throw IdErrors.malformed(kind, ec2Id);
      }
    }
  }

  /**
   * The native objects that ids stand for, in the order of the collection.
   *
   * @throws io.landbridge.aws.AwsException with the kind's code when an id is malformed, otherwise
   *     when ids are unknown, naming all of them
   */
  public Map<String, NativeId> getNativeIds(
      Call call, ResourceKind kind, Collection<String> ec2Ids) {
    requireWellFormed(kind, ec2Ids);
    Map<String, NativeId> found = findNativeIds(call, kind, ec2Ids);
    List<String> missing = ec2Ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(kind, missing);
    }
    return found;
  }

  /**
   * As {@link #getNativeIds}, for commands that take an id without looking at the object first:
   * what the caller's own list does not show is not there. Natively an admin may change by its id
   * what another account has. Costs a native list.
   *
   * @throws io.landbridge.aws.AwsException as {@link #getNativeIds}
   */
  public Map<String, NativeId> getListedNativeIds(
      Call call, ResourceKind kind, Collection<String> ec2Ids) {
    Map<String, NativeId> found = getNativeIds(call, kind, ec2Ids);
    refresh
        .listNow(call, kind)
        .ifPresent(listed -> {
          List<String> others =
              found.keySet().stream().filter(id -> !listed.contains(found.get(id))).toList();
          if (!others.isEmpty()) {
            throw IdErrors.notFound(kind, others);
          }
        });
    return found;
  }

  /** The native object that an id stands for; empty for one that is malformed or unknown. */
  public Optional<NativeId> findNativeId(Call call, ResourceKind kind, String ec2Id) {
    return Optional.ofNullable(findNativeIds(call, kind, List.of(ec2Id)).get(ec2Id));
  }

  /**
   * The native objects that ids stand for, in the order of the collection, without those that are
   * malformed or unknown.
   */
  public Map<String, NativeId> findNativeIds(
      Call call, ResourceKind kind, Collection<String> ec2Ids) {
    AccountId account = call.caller().accountId();
    SequencedSet<String> wanted = new LinkedHashSet<>(ec2Ids);
    wanted.removeIf(id ->
        !Ec2Ids.isWellFormed(kind, id) || unknown.getIfPresent(new Unknown(account, id)) != null);
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<String, NativeId> found = new HashMap<>(map.findAll(wanted));
    if (found.size() < wanted.size() && refresh.canList(kind)) {
      refresh.list(call, kind, () -> isComplete(found, wanted));
    }
    if (!isComplete(found, wanted)) {
      wanted.stream()
          .filter(id -> !found.containsKey(id))
          .forEach(id -> unknown.put(new Unknown(account, id), true));
    }
    Map<String, NativeId> inOrder = new LinkedHashMap<>();
    for (String id : wanted) {
      NativeId nativeId = found.get(id);
      if (nativeId != null) {
        inOrder.put(id, nativeId);
      }
    }
    return inOrder;
  }

  private boolean isComplete(Map<String, NativeId> found, SequencedSet<String> wanted) {
    if (found.size() == wanted.size()) {
      return true;
    }
    List<String> missing = wanted.stream().filter(id -> !found.containsKey(id)).toList();
    found.putAll(map.findAll(missing));
    return found.size() == wanted.size();
  }

  /** A new id for an object that only the gateway knows. */
  public String newGatewayId(ResourceKind kind) {
    return Ec2Ids.newGatewayId(kind, random);
  }
}
