// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.Account;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.SourceUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud's machines at one moment. The views of an account's instances are made together when
 * the first of them is asked for, so that accounts whose guests do not ask cost nothing.
 */
final class Snapshot {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
  private static final long LONGEST_SECONDS = 15;

  private final CloudContent content;
  private final OwnerViews maker;
  private final GuestAddresses addresses;
  private final Map<Owner, List<VirtualMachine>> machines;
  private final FactChanges changes;
  private final Map<Owner, Views> views = new ConcurrentHashMap<>();
  private final Set<Owner> asking = ConcurrentHashMap.newKeySet();

  Snapshot(CloudContent content, OwnerViews maker, FactChanges changes) {
    this.content = content;
    this.maker = maker;
    this.changes = changes;
    this.addresses = GuestAddresses.of(content.machines());
    this.machines = group(content.machines(), vm -> Owner.of(vm.account(), vm.domainid()));
  }

  /**
   * Views of an account's instances.
   *
   * @param from facts are not older in them than at this moment of {@link FactChanges}
   */
  private record Views(long from, CompletableFuture<Map<NativeId, InstanceView>> made) {
    boolean isMade() {
      return made.state() == Future.State.SUCCESS;
    }
  }

  CloudContent content() {
    return content;
  }

  GuestAddresses addresses() {
    return addresses;
  }

  /** The accounts whose guests have asked. */
  Set<Owner> asking() {
    return Set.copyOf(asking);
  }

  /** Makes the views of these accounts as far as they have machines. Blocks. */
  void prepare(Set<Owner> owners) {
    for (Owner owner : owners) {
      if (machines.containsKey(owner)) {
        try {
          var _ = await(viewsOf(owner));
        } catch (SourceUnavailableException e) {
          LOG.atWarn().setCause(e).log("Views of an account are made when they are asked for");
        }
      }
    }
  }

  /** The view of a machine; empty when its owner's Describe answers do not show it. Blocks. */
  Optional<InstanceView> view(VirtualMachine vm) {
    Optional<Owner> owner = Owner.of(vm.account(), vm.domainid());
    owner.ifPresent(asking::add);
    return owner.flatMap(name -> Optional.ofNullable(await(viewsOf(name, vm)).get(vm.id())));
  }

  /** The view of a machine, where it is made already and shows the machine as it is now. */
  Optional<InstanceView> findKept(VirtualMachine vm) {
    Optional<Owner> asks = Owner.of(vm.account(), vm.domainid());
    asks.ifPresent(asking::add);
    return asks.flatMap(owner -> Optional.ofNullable(views.get(owner)))
        .filter(made -> made.isMade() && !changes.since(made.from(), vm.id()))
        .flatMap(made -> Optional.ofNullable(made.made().join().get(vm.id())));
  }

  /** Views that show this machine as it is now, made anew where they are older. */
  private Views viewsOf(Owner owner, VirtualMachine vm) {
    Views known = viewsOf(owner);
    if (!changes.since(known.from(), vm.id())) {
      return known;
    }
    views.remove(owner, known);
    return viewsOf(owner);
  }

  private Views viewsOf(Owner owner) {
    Views known = views.get(owner);
    if (known != null) {
      return known;
    }
    Views mine = new Views(changes.now(), new CompletableFuture<>());
    Views other = views.putIfAbsent(owner, mine);
    if (other != null) {
      return other;
    }
    try {
      mine.made().complete(make(owner));
    } catch (RuntimeException e) {
      views.remove(owner, mine);
      mine.made().completeExceptionally(e);
    }
    return mine;
  }

  private Map<NativeId, InstanceView> make(Owner owner) {
    Account account = content.surroundings().accounts().get(owner);
    if (account == null) {
      return Map.of();
    }
    CloudContent.Surroundings around = content.surroundings();
    OwnersCloud.Lists lists =
        new OwnersCloud.Lists(
            machines.getOrDefault(owner, List.of()),
            owned(content.volumes(), owner, v -> Owner.of(v.account(), v.domainid())),
            owned(around.vpcs(), owner, vpc -> Owner.of(vpc.account(), vpc.domainid())),
            around.networks().stream().filter(network -> isSeenBy(network, owner)).toList(),
            owned(around.groups(), owner, g -> Owner.of(g.account(), g.domainid())));
    return maker.make(account, lists, around.cloudIdentifier());
  }

  /** Networks of the kind {@code Domain} are shared by accounts. */
  private static boolean isSeenBy(Network network, Owner owner) {
    Optional<Owner> own = Owner.of(network.account(), network.domainid());
    return own.isEmpty()
        || own.get().equals(owner)
        || network.acltype().filter("Domain"::equals).isPresent();
  }

  private static <T> List<T> owned(
      List<T> entities, Owner owner, Function<T, Optional<Owner>> ownerOf) {
    return entities.stream()
        .filter(entity -> ownerOf.apply(entity).filter(owner::equals).isPresent())
        .toList();
  }

  private static <T> Map<Owner, List<T>> group(
      List<T> entities, Function<T, Optional<Owner>> ownerOf) {
    Map<Owner, List<T>> groups = new HashMap<>();
    for (T entity : entities) {
      ownerOf
          .apply(entity)
          .ifPresent(owner -> groups.computeIfAbsent(owner, _ -> new ArrayList<>()).add(entity));
    }
    return groups;
  }

  private static Map<NativeId, InstanceView> await(Views views) {
    try {
      return views.made().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new SourceUnavailableException("No views can be made", e);
    } catch (TimeoutException e) {
      throw new SourceUnavailableException("The views are not made in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException("The gateway is stopping", e);
    }
  }
}
