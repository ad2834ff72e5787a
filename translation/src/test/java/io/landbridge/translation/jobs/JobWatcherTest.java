// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.translation.Call;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.CloudStackOptions.Pauses;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.CredentialSource;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobWatcherTest {
  private static final NativeId MACHINE = new NativeId("41dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  private static final NativeId JOB = new NativeId("59fc98d9-a62f-4b97-8019-778fd737f631");
  private static final NativeId OTHER_JOB = new NativeId("123825e8-8bd1-46df-a6f2-8589ab8aacd1");
  private static final Caller ALICE =
      new Caller(
          new AccountId("123456789012"),
          new NativeId("e95f32e8-09d9-46a4-915f-0c34ac5d1cec"),
          "alice",
          new NativeId("bea59957-e5d5-11f1-90e2-02fc00000001"),
          new NativeId("e935c36a-22d9-4852-862b-e6fcf8de7e3c"),
          "alice",
          new NativeCredentials("alice-key", Secret.of("alice-secret")));
  private static final JobOutcome RUNNING = new JobOutcome.Running();
  private static final JobOutcome DONE =
      new JobOutcome.Succeeded(JsonNodeFactory.instance.objectNode().put("success", true));
  private static final NativeError NO_HOST = PlayedJobs.error(533, "no capacity");

  private final PlayedJobs cloud = new PlayedJobs();
  private final Store store = Store.open(StoreOptions.inMemory(), InstantSource.system());
  private final AtomicReference<CredentialLookup> lookup =
      new AtomicReference<>(CredentialLookup.Known.of(ALICE));
  private final CredentialSource credentials = key -> lookup.get();
  private final List<FollowedJob> heard = new CopyOnWriteArrayList<>();
  private final List<JobWatcher> watchers = new ArrayList<>();

  @AfterEach
  void close() {
    watchers.forEach(JobWatcher::close);
    store.close();
  }

  @Test
  void followsAJobToItsSuccessAndRunsWhatFollows() {
    cloud.plays(JOB, RUNNING, RUNNING, DONE);
    Ends ends = new Ends();
    JobWatcher watcher = watcher("a", ends);

    watcher.follow(call(), submission(JOB), purpose().with("token", "t-1"));

    await().untilAsserted(() -> assertThat(heard).hasSize(1));
    assertThat(ends.seen).containsExactly("succeeded {\"success\":true} t-1 request-1");
    assertThat(watcher.following()).isZero();
    FollowedJob job = watcher.find(JOB).orElseThrow();
    assertThat(job.state()).isEqualTo(FollowedJob.State.SUCCEEDED);
    assertThat(job.handled()).isTrue();
    assertThat(job.requestId()).isEqualTo("request-1");
  }

  @Test
  void findsOpenAndFailedJobsOfAResource() {
    cloud.plays(JOB, RUNNING);
    cloud.plays(OTHER_JOB, new JobOutcome.Failed(NO_HOST));
    JobWatcher watcher = watcher("a", new Ends());

    watcher.follow(call(), submission(JOB), purpose());
    watcher.follow(call(), submission(OTHER_JOB), purpose());

    await().untilAsserted(() -> assertThat(heard).hasSize(1));
    List<FollowedJob> found = watcher.find(ALICE.accountId(), List.of(MACHINE));
    assertThat(found)
        .filteredOn(FollowedJob::isOpen)
        .extracting(FollowedJob::jobId)
        .containsExactly(JOB);
    assertThat(found)
        .filteredOn(job -> !job.isOpen())
        .singleElement()
        .satisfies(job -> assertThat(job.error()).contains(NO_HOST));
    assertThat(watcher.find(ALICE.accountId(), ResourceKind.INSTANCE)).isEqualTo(found);
    assertThat(watcher.find(new AccountId("999999999999"), List.of(MACHINE))).isEmpty();
  }

  @Test
  void runsWhatFollowsFromAFailure() {
    cloud.plays(JOB, new JobOutcome.Failed(NO_HOST));
    Ends ends = new Ends();

    watcher("a", ends).follow(call(), submission(JOB), purpose());

    await().untilAsserted(() -> assertThat(ends.seen).containsExactly("failed 533"));
  }

  @Test
  void asksAgainWhenTheCloudCannotBeAsked() {
    cloud.plays(
        JOB, PlayedJobs.error(NativeError.UNREACHABLE, "down"), PlayedJobs.error(503, ""), DONE);
    Ends ends = new Ends();

    watcher("a", ends).follow(call(), submission(JOB), purpose());

    await().untilAsserted(() -> assertThat(ends.seen).hasSize(1));
  }

  @Test
  void triesWhatFollowsAgainAndGivesItUpInTheEnd() {
    cloud.plays(JOB, DONE);
    cloud.plays(OTHER_JOB, DONE);
    Ends twice = new Ends();
    twice.failuresLeft.set(2);
    watcher("a", twice).follow(call(), submission(JOB), purpose());
    await().untilAsserted(() -> assertThat(heard).hasSize(1));
    assertThat(twice.seen).hasSize(1);

    Ends always = new Ends();
    always.failuresLeft.set(Integer.MAX_VALUE);
    watcher("b", always).follow(call(), submission(OTHER_JOB), purpose());

    await().untilAsserted(() -> assertThat(heard).hasSize(2));
    assertThat(always.seen).isEmpty();
    assertThat(always.failuresLeft.get()).isEqualTo(Integer.MAX_VALUE - 3);
  }

  @Test
  void doesNotCountACloudThatIsAwayAsAnAttempt() {
    cloud.plays(JOB, DONE);
    Ends away = new Ends();
    away.exception.set(
        () -> new NativeException(PlayedJobs.error(NativeError.UNREACHABLE, "down")));
    away.failuresLeft.set(6);

    watcher("a", away).follow(call(), submission(JOB), purpose());

    await().untilAsserted(() -> assertThat(away.seen).hasSize(1));
  }

  @Test
  void goesOnAfterARestartWithTheKeyOfTheStore() {
    cloud.plays(JOB, RUNNING);
    JobWatcher before = watcher("a", new Ends());
    before.follow(call(), submission(JOB), purpose().with("token", "t-1"));
    before.close();
    cloud.plays(JOB, DONE);
    Ends ends = new Ends();

    watcher("b", ends).start();

    await().untilAsserted(() -> assertThat(heard).hasSize(1));
    assertThat(ends.seen).containsExactly("succeeded {\"success\":true} t-1 request-1");
    assertThat(cloud.keys()).containsOnly("alice-key");
  }

  @Test
  void handlesAnEndThatACrashLeftUnhandled() {
    Ends failing = new Ends();
    failing.failuresLeft.set(Integer.MAX_VALUE);
    cloud.plays(JOB, DONE);
    JobWatcher before =
        register(
            new JobWatcher(
                cloud,
                store.nativeJobs(),
                credentials,
                options(Integer.MAX_VALUE, 100, Duration.ofSeconds(30)),
                InstantSource.system(),
                heard::add,
                "a"),
            failing);
    before.follow(call(), submission(JOB), purpose());
    await().until(() -> failing.failuresLeft.get() < Integer.MAX_VALUE);
    before.close();
    assertThat(before.find(JOB).orElseThrow().handled()).isFalse();
    // The cloud has forgotten the job by now; that it succeeded is recorded.
    cloud.plays(JOB);
    Ends ends = new Ends();

    watcher("b", ends).start();

    await().untilAsserted(() -> assertThat(ends.seen).hasSize(1));
    assertThat(ends.seen.getFirst()).startsWith("succeeded {}");
  }

  @Test
  void takesAJobOverWhenTheLeaseOfItsGatewayHasRunOut() {
    cloud.plays(JOB, DONE);
    store
        .nativeJobs()
        .add(JobRows.toRow(call(), submission(JOB), purpose()), "gone", Duration.ofMillis(300));
    Ends ends = new Ends();
    Instant begun = Instant.now();

    watcher("b", ends).start();

    await().untilAsserted(() -> assertThat(ends.seen).hasSize(1));
    assertThat(Instant.now()).isAfterOrEqualTo(begun.plusMillis(200));
  }

  @Test
  void leavesAJobInTheStoreWhileItFollowsTooMany() {
    cloud.plays(JOB, RUNNING);
    cloud.plays(OTHER_JOB, DONE);
    Ends ends = new Ends();
    JobWatcher watcher =
        register(
            new JobWatcher(
                cloud,
                store.nativeJobs(),
                credentials,
                options(3, 1, Duration.ofMillis(60)),
                InstantSource.system(),
                heard::add,
                "a"),
            ends);
    watcher.start();
    watcher.follow(call(), submission(JOB), purpose());

    watcher.follow(call(), submission(OTHER_JOB), purpose());

    assertThat(watcher.following()).isEqualTo(1);
    assertThat(watcher.find(OTHER_JOB).orElseThrow().isOpen()).isTrue();
    cloud.plays(JOB, DONE);
    await().untilAsserted(() -> assertThat(ends.seen).hasSize(2));
  }

  @Test
  void waitsForAKeyThatIsDisabledNow() {
    cloud.plays(JOB, DONE);
    store.nativeJobs().add(JobRows.toRow(call(), submission(JOB), purpose()), "", Duration.ZERO);
    lookup.set(new CredentialLookup.Disabled());
    Ends ends = new Ends();
    JobWatcher watcher = watcher("b", ends);
    watcher.start();
    await().until(() -> watcher.following() == 1);
    assertThat(cloud.keys()).isEmpty();

    lookup.set(CredentialLookup.Known.of(ALICE));

    await().untilAsserted(() -> assertThat(ends.seen).hasSize(1));
  }

  @Test
  void undoesNothingForAJobThatTheCloudHasForgotten() {
    Ends ends = new Ends();

    watcher("a", ends).follow(call(), submission(JOB), purpose());

    await().untilAsserted(() -> assertThat(heard).hasSize(1));
    assertThat(heard.getFirst().state()).isEqualTo(FollowedJob.State.FAILED);
    assertThat(ends.seen).isEmpty();
  }

  @Test
  void refusesTwoEndsForOnePurpose() {
    JobWatcher watcher = watcher("a", new Ends());

    assertThatThrownBy(() -> watcher.register(new Ends()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private JobWatcher watcher(String owner, JobEnd end) {
    return register(
        new JobWatcher(
            cloud,
            store.nativeJobs(),
            credentials,
            options(3, 100, Duration.ofMillis(300)),
            InstantSource.system(),
            heard::add,
            owner),
        end);
  }

  private JobWatcher register(JobWatcher watcher, JobEnd end) {
    watchers.add(watcher);
    watcher.register(end);
    return watcher;
  }

  private static JobWatcherOptions options(int endAttempts, int mostJobs, Duration lease) {
    return new JobWatcherOptions(
        new Pauses(Duration.ofMillis(1), Duration.ofMillis(10)),
        mostJobs,
        lease,
        Duration.ofSeconds(5),
        Duration.ofHours(1),
        Duration.ofHours(24),
        endAttempts);
  }

  private static Call call() {
    return new Call(
        "request-1",
        ALICE,
        "us-east-1",
        Instant.now(),
        Instant.now().plusSeconds(30),
        new RequestTrace(),
        Call.Attempt.FIRST);
  }

  private static Submission submission(NativeId job) {
    return new Submission(NativeCommand.START_VIRTUAL_MACHINE, job, Optional.of(MACHINE));
  }

  private static JobPurpose purpose() {
    return JobPurpose.of("start-instance", ResourceKind.INSTANCE);
  }

  /** Notes what it is called with, after as many exceptions as it was told to throw. */
  private static final class Ends implements JobEnd {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicReference<Supplier<RuntimeException>> exception =
        new AtomicReference<>(() -> new UnsupportedOperationException("not now"));

    @Override
    public String purpose() {
      return "start-instance";
    }

    @Override
    public void succeeded(Call call, FollowedJob job, JsonNode result) {
      throwWhileTold();
      seen.add(
          "succeeded %s %s %s"
              .formatted(result, job.facts().getOrDefault("token", "-"), call.requestId()));
    }

    @Override
    public void failed(Call call, FollowedJob job, NativeError error) {
      throwWhileTold();
      seen.add("failed " + error.code());
    }

    private void throwWhileTold() {
      if (failuresLeft.get() > 0) {
        failuresLeft.decrementAndGet();
        throw exception.get().get();
      }
    }
  }
}
