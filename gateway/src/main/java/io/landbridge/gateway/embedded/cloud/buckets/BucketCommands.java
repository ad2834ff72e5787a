// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.accounts.Ownership;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Command.Target;
import io.landbridge.gateway.embedded.cloud.api.Environment;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import io.landbridge.gateway.embedded.cloud.api.Page;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Buckets: Allocated, Created, gone. Quotas count against the account's object storage. Source:
 * recordings *Bucket*; for what the recorded store did not refuse (names in use, contents, locks),
 * the errors that stores with objects raise through the management server.
 */
public final class BucketCommands implements Feature {
  private final Environment environment;
  private final Limits limits;
  private final BucketContents contents;
  private final BucketViews views;

  /** Commands over buckets with these contents. */
  public BucketCommands(Environment environment, Limits limits, BucketContents contents) {
    this.environment = environment;
    this.limits = limits;
    this.contents = contents;
    this.views = new BucketViews(contents);
  }

  @Override
  public List<Kind<?>> kinds() {
    return List.of(Bucket.KIND);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.read("listBuckets", this::list),
        Command.job(
            "createBucket",
            "user.bucket.CreateBucketCmd",
            this::accept,
            BucketCommands::abandon,
            Command.step(1, this::create)),
        Command.change("updateBucket", this::update),
        Command.change("deleteBucket", this::delete));
  }

  private Answer list(View view, Call call) {
    // Users may not select by pool: for them the parameter is not there.
    Optional<String> pool =
        call.caller().isAdmin()
            ? call.findEntity(view, "objectstorageid", ObjectStoragePool.KIND)
                .map(ObjectStoragePool::id)
            : Optional.empty();
    Stream<Bucket> buckets =
        Ownership.matching(call, Ownership.visible(view, call, Bucket.KIND), Bucket::name)
            .filter(bucket -> pool.map(bucket.poolId()::equals).orElse(true));
    return Page.listing(
        call,
        "bucket",
        Tags.selected(view, call, buckets).toList(),
        bucket -> views.listed(view, call, bucket));
  }

  private Target accept(Transaction transaction, Call call) {
    Arguments arguments = call.arguments();
    ObjectStoragePool pool = call.entity(transaction, "objectstorageid", ObjectStoragePool.KIND);
    Account owner = Ownership.owner(transaction, call);
    String name = arguments.required("name");
    BucketNames.check(name);
    long quota = quota(arguments).orElseThrow();
    limits.require(transaction, call, owner, ResourceType.BUCKET, 1);
    limits.require(transaction, call, owner, ResourceType.OBJECT_STORAGE, quota);
    Bucket bucket =
        transaction.put(
            Bucket.KIND,
            new Bucket(
                environment.newId(),
                transaction.nextNumber(Bucket.KIND),
                owner.id(),
                pool.id(),
                name,
                arguments.isTrue("objectlocking"),
                new Bucket.Settings(
                    quota,
                    arguments.isTrue("versioning"),
                    arguments.isTrue("encryption"),
                    arguments.string("policy")),
                Bucket.State.ALLOCATED,
                environment.now()));
    return Target.created("Bucket", bucket.id());
  }

  private static Optional<Long> quota(Arguments arguments) {
    Optional<Long> quota = arguments.number("quota");
    if (quota.filter(gib -> gib < 0).isPresent()) {
      throw Errors.invalid("Invalid quota of a bucket: " + quota.get());
    }
    return quota;
  }

  private Optional<ObjectNode> create(Transaction transaction, JobCall job) {
    Bucket bucket =
        transaction
            .find(Bucket.KIND, job.target())
            .orElseThrow(() -> Errors.invalid("The bucket has gone"));
    if (isTaken(transaction, bucket)) {
      throw Errors.unexpected(
          "Failed to create bucket with name: %s. Bucket already exists with name %s"
              .formatted(bucket.name(), bucket.name()));
    }
    Bucket created = transaction.put(Bucket.KIND, bucket.withState(Bucket.State.CREATED));
    return Optional.of(Fields.of().put("bucket", views.made(transaction, created)).node());
  }

  /** Whether somebody, the owner included, has a bucket of this name in the same store. */
  private static boolean isTaken(View view, Bucket bucket) {
    Provider provider = providerOf(view, bucket);
    return provider == Provider.LANDBRIDGE
        && view.by(Bucket.KIND, Bucket.NAME, bucket.name()).stream()
            .filter(other -> other.state() == Bucket.State.CREATED)
            .anyMatch(other -> providerOf(view, other) == provider);
  }

  private static Provider providerOf(View view, Bucket bucket) {
    return view.get(ObjectStoragePool.KIND, bucket.poolId()).provider();
  }

  private static void abandon(Transaction transaction, JobCall job) {
    transaction
        .find(Bucket.KIND, job.target())
        .ifPresent(bucket -> transaction.remove(Bucket.KIND, bucket.id()));
  }

  private Answer update(Transaction transaction, Call call) {
    Optional<ApiException> gone = findGone(transaction, call);
    if (gone.isPresent()) {
      throw whileUpdating(gone.get());
    }
    Bucket bucket = Ownership.own(transaction, call, "id", Bucket.KIND);
    try {
      transaction.put(Bucket.KIND, bucket.withSettings(changed(transaction, call, bucket)));
    } catch (ApiException e) {
      throw whileUpdating(e);
    }
    return Answer.success();
  }

  /** The API layer wraps whatever goes wrong while a bucket is updated, limits included. */
  private static ApiException whileUpdating(ApiException cause) {
    return new ApiException(
        new ApiError(530, 9999, "Error while updating bucket. " + cause.error().text()));
  }

  private Bucket.Settings changed(Transaction transaction, Call call, Bucket bucket) {
    Arguments arguments = call.arguments();
    Bucket.Settings now = bucket.settings();
    long quota = quota(arguments).orElse(now.quotaInGiB());
    if (quota > now.quotaInGiB()) {
      Account owner = transaction.get(Account.KIND, bucket.accountId());
      long more = quota - now.quotaInGiB();
      limits.require(transaction, call, owner, ResourceType.OBJECT_STORAGE, more);
    }
    boolean versioning = arguments.bool("versioning").orElse(now.versioning());
    if (bucket.objectLocking()
        && now.versioning()
        && !versioning
        && providerOf(transaction, bucket) == Provider.LANDBRIDGE) {
      throw Errors.unexpected(
          "Error while updating bucket: "
              + bucket.name()
              + ". Versioning cannot be suspended while object locking is on");
    }
    return new Bucket.Settings(
        quota,
        versioning,
        arguments.bool("encryption").orElse(now.encryption()),
        arguments.string("policy").or(now::policy));
  }

  private Answer delete(Transaction transaction, Call call) {
    Optional<ApiException> gone = findGone(transaction, call);
    if (gone.isPresent()) {
      throw gone.get();
    }
    Bucket bucket = Ownership.own(transaction, call, "id", Bucket.KIND);
    if (providerOf(transaction, bucket) == Provider.LANDBRIDGE
        && !contents.isEmpty(UUID.fromString(bucket.id()))) {
      throw Errors.unexpected("The bucket you tried to delete is not empty");
    }
    transaction.remove(Bucket.KIND, bucket.id());
    return Answer.success();
  }

  /** The error about a bucket that was there once. Source: recording deleteBucket-missing. */
  private static Optional<ApiException> findGone(View view, Call call) {
    OptionalLong number = view.findRemoved(Bucket.KIND, call.arguments().required("id"));
    return number.isPresent()
        ? Optional.of(Errors.invalid("Unable to find bucket with ID: " + number.getAsLong()))
        : Optional.empty();
  }
}
