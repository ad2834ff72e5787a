// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Object storage pools: administrators make them, everybody sees them. The key pair that {@code
 * details} brings is not kept: no provider here needs one. Source: recordings *ObjectStoragePool*.
 */
public final class PoolCommands implements Feature {
  private final Environment environment;
  private final BucketContents contents;

  /** Commands that show how much of a pool is used. */
  public PoolCommands(Environment environment, BucketContents contents) {
    this.environment = environment;
    this.contents = contents;
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(ObjectStoragePool.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listObjectStoragePools", this::list),
        Command.change("addObjectStoragePool", this::add).forAdmins(),
        Command.change("updateObjectStoragePool", PoolCommands::update).forAdmins(),
        Command.change("deleteObjectStoragePool", PoolCommands::delete).forAdmins());
  }

  private Answer list(View view, Call call) {
    Optional<Set<String>> ids = call.restriction(view, ObjectStoragePool.KIND);
    Optional<String> provider = call.arguments().string("provider");
    List<ObjectStoragePool> pools =
        Ownership.matching(call, view.all(ObjectStoragePool.KIND), ObjectStoragePool::name)
            .filter(pool -> ids.map(set -> set.contains(pool.id())).orElse(true))
            .filter(pool -> provider.map(pool.provider().wireName()::equalsIgnoreCase).orElse(true))
            .toList();
    return Page.listing(call, "objectstore", pools, pool -> listed(view, pool));
  }

  private ObjectNode listed(View view, ObjectStoragePool pool) {
    Collection<Bucket> buckets = view.by(Bucket.KIND, Bucket.POOL, pool.id());
    long quotas = buckets.stream().mapToLong(bucket -> bucket.settings().quotaInGiB()).sum();
    long used =
        pool.provider() == Provider.SIMULATOR
            ? 0
            : buckets.stream()
                .mapToLong(bucket -> contents.sizeInBytes(UUID.fromString(bucket.id())))
                .sum();
    return Fields.of()
        .put("id", pool.id())
        .put("name", pool.name())
        .put("url", pool.url())
        .put("providername", pool.provider().wireName())
        .put("storagetotal", Optional.of(pool.sizeInBytes()).filter(size -> size > 0))
        .put("storageallocated", quotas * Bucket.GIB)
        .put("storageused", used)
        .node();
  }

  private Answer add(Transaction transaction, Call call) {
    String name = call.arguments().required("name");
    String url = call.arguments().required("url");
    String wanted = call.arguments().required("provider");
    Provider provider =
        Provider.find(wanted)
            .orElseThrow(() -> refused("can't find object store provider: " + wanted));
    Collection<ObjectStoragePool> others = transaction.all(ObjectStoragePool.KIND);
    if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
      throw refused(
          "The object store with name " + name + " already exists, try creating with another name");
    }
    PoolUrls.findProblem(provider, url)
        .ifPresent(problem -> {
          throw refused(problem);
        });
    if (others.stream().anyMatch(other -> other.url().equals(url))) {
      throw refused("The object store with url " + url + " already exists");
    }
    ObjectStoragePool pool =
        transaction.put(
            ObjectStoragePool.KIND,
            new ObjectStoragePool(
                environment.newId(),
                transaction.nextNumber(ObjectStoragePool.KIND),
                name,
                provider,
                url,
                size(call).orElse(0L)));
    return one(pool);
  }

  /** The API layer wraps whatever goes wrong while a pool is added. */
  private static ApiException refused(String text) {
    return new ApiException(new ApiError(530, 9999, text));
  }

  private static Optional<Long> size(Call call) {
    Optional<Long> gib = call.arguments().number("size");
    if (gib.filter(size -> size < 0 || size > Long.MAX_VALUE / Bucket.GIB).isPresent()) {
      throw Errors.invalid("Invalid size of an object store: " + gib.get());
    }
    return gib.map(size -> size * Bucket.GIB);
  }

  private static Answer update(Transaction transaction, Call call) {
    ObjectStoragePool pool = call.entity(transaction, "id", ObjectStoragePool.KIND);
    Optional<String> url = call.arguments().string("url");
    if (url.flatMap(address -> PoolUrls.findProblem(pool.provider(), address)).isPresent()) {
      throw Errors.invalid(url.get() + " is not a valid URL");
    }
    ObjectStoragePool changed =
        new ObjectStoragePool(
            pool.id(),
            pool.number(),
            call.arguments().string("name").orElse(pool.name()),
            pool.provider(),
            url.orElse(pool.url()),
            size(call).orElse(pool.sizeInBytes()));
    return one(transaction.put(ObjectStoragePool.KIND, changed));
  }

  private static Answer delete(Transaction transaction, Call call) {
    ObjectStoragePool pool = call.entity(transaction, "id", ObjectStoragePool.KIND);
    if (!transaction.by(Bucket.KIND, Bucket.POOL, pool.id()).isEmpty()) {
      throw Errors.invalid("Cannot delete object store with buckets");
    }
    transaction.remove(ObjectStoragePool.KIND, pool.id());
    return Answer.success();
  }

  private static Answer one(ObjectStoragePool pool) {
    return new Answer.One(
        "objectstore",
        Fields.of()
            .put("id", pool.id())
            .put("name", pool.name())
            .put("providername", pool.provider().wireName())
            .node());
  }
}
