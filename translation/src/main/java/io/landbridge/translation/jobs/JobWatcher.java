// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.Call;
import io.landbridge.translation.Closing;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.identity.CredentialSource;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.NativeJobs;
import io.landbridge.translation.state.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows native jobs that outlive the request which began them. Each job is recorded in the store
 * before it is followed, and one gateway at a time follows it: a lease says which. When that
 * gateway is gone, another takes its jobs over, and when all are gone they are taken up at the next
 * start.
 */
public final class JobWatcher implements Jobs, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobWatcher.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final NativeJobs store;
  private final JobWatcherOptions options;
  private final InstantSource clock;
  private final String owner;
  private final JobFollower follower;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Closing closing = new Closing();
  private final Map<NativeId, TrackedJob> tracked = new ConcurrentHashMap<>();

  /** One for each account that has had a job; an idle one is a few dozen bytes. */
  private final Map<AccountId, AccountWatch> watches = new ConcurrentHashMap<>();

  /**
   * A watcher that follows what it is given; {@link #start} makes it take over jobs of the store.
   *
   * @param credentials whose keys ask for jobs that were taken over
   * @param owner names this process among the gateways, at most 64 characters
   */
  public JobWatcher(
      CloudStack cloud,
      NativeJobs store,
      CredentialSource credentials,
      JobWatcherOptions options,
      InstantSource clock,
      JobListener listener,
      String owner) {
    this.store = store;
    this.options = options;
    this.clock = clock;
    this.owner = owner;
    this.follower = new JobFollower(cloud, store, credentials, options, clock, listener);
  }

  /** Adds what follows from the end of a purpose's jobs. All are added before {@link #start}. */
  public void register(JobEnd end) {
    follower.register(end);
  }

  /** Begins to take over jobs that nobody follows: those left from before, and other gateways'. */
  public void start() {
    threads.execute(this::keepLeases);
  }

  /**
   * Records a job and follows it to its end. When too many jobs are followed already, the job waits
   * in the store until there is room.
   *
   * @throws io.landbridge.translation.state.StoreException when the job could not be recorded
   */
  @Override
  public void follow(Call call, Submission submission, JobPurpose purpose) {
    NativeJobs.Job row = JobRows.toRow(call, submission, purpose);
    if (tracked.size() >= options.mostJobs() || closing.isClosed()) {
      store.add(row, "", Duration.ZERO);
      return;
    }
    store.add(row, owner, options.lease());
    track(TrackedJob.begun(row, call, clock.instant(), options.polling().first()));
  }

  /**
   * The account's jobs about these resources that are open or have ended lately, oldest first. For
   * answers that must show a state the native cloud does not have yet, or a failure it forgot.
   */
  @Override
  public List<FollowedJob> find(AccountId account, Collection<NativeId> resources) {
    return store.find(account, resources, rememberedSince()).stream()
        .map(JobRows::fromRow)
        .toList();
  }

  /** The account's jobs about a kind of resource that are open or have ended lately. */
  @Override
  public List<FollowedJob> find(AccountId account, ResourceKind kind) {
    return store.find(account, kind, rememberedSince()).stream().map(JobRows::fromRow).toList();
  }

  /** A job by its id. */
  public Optional<FollowedJob> find(NativeId jobId) {
    return store.find(jobId).map(JobRows::fromRow);
  }

  /** How many jobs this gateway follows now. */
  public int following() {
    return tracked.size();
  }

  /** Stops following; what is open stays in the store for another gateway or the next start. */
  @Override
  public void close() {
    closing.close();
    watches.values().forEach(AccountWatch::close);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    try {
      store.release(owner);
    } catch (StoreException e) {
      LOG.atWarn().setCause(e).log("Jobs are free for others only when their leases run out");
    }
  }

  private void track(TrackedJob job) {
    if (tracked.putIfAbsent(job.row().jobId(), job) == null) {
      watches
          .computeIfAbsent(job.row().account(), _ -> new AccountWatch(clock, threads, this::look))
          .add(job);
    }
  }

  private boolean look(TrackedJob job) {
    boolean again = follower.look(job);
    if (!again) {
      tracked.remove(job.row().jobId());
    }
    return again;
  }

  private void keepLeases() {
    do {
      keepLeasesOnce();
    } while (!closing.isClosedWithin(options.lease().dividedBy(3)));
  }

  private void keepLeasesOnce() {
    try {
      int _ = store.renew(owner, options.lease());
      int room = Math.min(options.mostJobs() - tracked.size(), NativeJobs.MOST_CLAIMED);
      if (room > 0) {
        for (NativeJobs.Recorded free : store.claimFree(owner, options.lease(), room)) {
          track(TrackedJob.claimed(free, clock.instant(), options.polling().first()));
        }
      }
    } catch (StoreException e) {
      LOG.atWarn().setCause(e).log("Jobs of other gateways are not taken over now");
    }
  }

  private Instant rememberedSince() {
    return clock.instant().minus(options.remembered());
  }
}
