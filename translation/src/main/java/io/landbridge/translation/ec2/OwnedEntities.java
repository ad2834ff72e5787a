// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How the entities of one kind are read: those that are the caller's own, all or by their ids, and
 * what the gateway knows of them. A list costs one native call, what is known of it one look each
 * at ids, facts and jobs, however many there are. Blocks; for virtual threads.
 *
 * @param <N> the native record
 */
public final class OwnedEntities<N> {
  /** What the cloud answers when one of several ids is unknown or somebody else's. */
  private static final Set<Integer> UNKNOWN_ID = Set.of(431, 531);

  private final Ec2Backend backend;
  private final Source<N> source;

  /** The entities of a kind. */
  public OwnedEntities(Ec2Backend backend, Source<N> source) {
    this.backend = backend;
    this.source = source;
  }

  /**
   * Where the entities of a kind come from.
   *
   * @param kind the kind
   * @param list the native list of all that the caller sees
   * @param type the native record
   * @param id an entity's own id
   * @param isOwn whether an entity is the caller's and is to be shown
   */
  public record Source<N>(
      ResourceKind kind,
      NativeRequest list,
      Class<N> type,
      Function<N, NativeId> id,
      BiPredicate<Call, N> isOwn) {}

  /**
   * What the gateway knows of entities.
   *
   * @param ec2Ids their EC2 ids
   * @param facts what the store adds to them, by native id
   * @param jobs the jobs about them that are open or ended lately, oldest first; there may be more
   */
  public record Known(
      Map<NativeId, String> ec2Ids,
      Map<String, Map<String, String>> facts,
      Map<NativeId, List<FollowedJob>> jobs) {

    /** The EC2 id of an entity. */
    public String ec2Id(NativeId id) {
      return ec2Ids.getOrDefault(id, "");
    }

    /** The facts about an entity. */
    public Map<String, String> factsOf(NativeId id) {
      return facts.getOrDefault(id.value(), Map.of());
    }

    /** The jobs about an entity. */
    public List<FollowedJob> jobsOf(NativeId id) {
      return jobs.getOrDefault(id, List.of());
    }
  }

  /** All that are the caller's own, in no order. */
  public List<N> list(Call call) {
    return own(call, backend.cloud().list(call, source.list(), source.type()));
  }

  /** Begins to read {@link #list}, so that something else can be read meanwhile. */
  public Supplier<List<N>> begin(Call call) {
    Supplier<List<N>> all = backend.cloud().begin(call, source.list(), source.type());
    return () -> own(call, all.get());
  }

  /** Those of the caller's own that have one of these ids; all when none is named. */
  public List<N> find(Call call, Collection<NativeId> ids) {
    if (ids.isEmpty()) {
      return list(call);
    }
    NativeRequest narrowed = source.list().with("ids", List.copyOf(ids));
    try {
      return own(call, backend.cloud().list(call, narrowed, source.type()));
    } catch (NativeException e) {
      if (!UNKNOWN_ID.contains(e.error().code())) {
        throw e;
      }
      // One unknown id spoils the whole list natively, and the error does not name the others.
      Set<NativeId> named = Set.copyOf(ids);
      return list(call).stream().filter(entity -> named.contains(idOf(entity))).toList();
    }
  }

  private List<N> own(Call call, List<N> entities) {
    return entities.stream().filter(entity -> source.isOwn().test(call, entity)).toList();
  }

  private NativeId idOf(N entity) {
    return source.id().apply(entity);
  }

  /**
   * What is known of entities.
   *
   * @param named the ids that were asked for, of which jobs are looked for also where the entity is
   *     gone; empty when all were
   */
  public Known know(Call call, List<N> entities, Collection<NativeId> named) {
    List<NativeId> ids = entities.stream().map(this::idOf).distinct().toList();
    return new Known(
        backend.ids().getEc2Ids(source.kind(), ids), facts(call, ids), jobs(call, named));
  }

  /** The facts that the store has about entities, by their native ids. */
  public Map<String, Map<String, String>> facts(Call call, List<NativeId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return backend
        .store()
        .resourceFacts()
        .getAll(
            call.caller().accountId(), source.kind(), ids.stream().map(NativeId::value).toList());
  }

  private Map<NativeId, List<FollowedJob>> jobs(Call call, Collection<NativeId> named) {
    List<FollowedJob> found =
        named.isEmpty()
            ? backend.jobs().find(call.caller().accountId(), source.kind())
            : backend.jobs().find(call.caller().accountId(), named);
    return found.stream()
        .filter(job -> job.resource().isPresent())
        .collect(Collectors.groupingBy(job -> job.resource().orElseThrow()));
  }

  /**
   * What has these EC2 ids, in their order and each once.
   *
   * @param find gives what is there of native ids
   * @param ec2Id the EC2 id of what it gives
   * @throws io.landbridge.aws.AwsException the kind's {@code Malformed}, or its {@code NotFound}
   *     naming all that are not there
   */
  public <T> List<T> getAll(
      Call call,
      Collection<String> ec2Ids,
      Function<Collection<NativeId>, List<T>> find,
      Function<T, String> ec2Id) {
    Map<String, NativeId> nativeIds = backend.ids().getNativeIds(call, source.kind(), ec2Ids);
    if (nativeIds.isEmpty()) {
      return List.of();
    }
    Map<String, T> found = new LinkedHashMap<>();
    find.apply(nativeIds.values()).forEach(item -> found.put(ec2Id.apply(item), item));
    List<String> missing =
        nativeIds.keySet().stream().filter(id -> !found.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(source.kind(), missing);
    }
    return nativeIds.keySet().stream()
        .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
        .toList();
  }
}
