// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.state.NativeJobs.Job;
import io.landbridge.translation.state.NativeJobs.Recorded;
import io.landbridge.translation.state.NativeJobs.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Native jobs, on any database. */
abstract class NativeJobCases extends StoreFixture {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private final String owner = "node-" + UUID.randomUUID();
  private final NativeId volume = newId();

  private NativeJobs jobs() {
    return store.nativeJobs();
  }

  private Job newJob(NativeId resource) {
    return new Job(
        newId(),
        account,
        "AKIDEXAMPLE",
        "attachVolume",
        "attach",
        ResourceKind.VOLUME,
        resource.value(),
        "{\"device\":\"/dev/sdf\",\"naïve\":\"☁\"}");
  }

  private Job added(NativeId resource) {
    Job job = newJob(resource);
    jobs().add(job, owner, LEASE);
    return job;
  }

  /** What another node takes over of this test's account. */
  private List<Recorded> claimed(String node) {
    return jobs().claimFree(node, LEASE, NativeJobs.MOST_CLAIMED).stream()
        .filter(r -> r.job().account().equals(account))
        .toList();
  }

  @Test
  void findsAnOpenJobByItsResourceAfterReopening() {
    Job job = added(volume);
    reopen();
    assertThat(jobs().find(account, List.of(volume, newId()), clock.instant()))
        .containsExactly(
            new Recorded(job, State.OPEN, 0, "", false, clock.instant(), Instant.EPOCH));
    assertThat(jobs().find(newAccount(), List.of(volume), Instant.EPOCH)).isEmpty();
  }

  @Test
  void recordsTheEndOfAJobOnce() {
    Job job = added(volume);
    pass(Duration.ofSeconds(5));
    assertThat(jobs().end(job.jobId(), State.FAILED, 530, "no capacity")).isTrue();
    assertThat(jobs().end(job.jobId(), State.SUCCEEDED, 0, "{}")).isFalse();
    assertThat(jobs().find(job.jobId()))
        .hasValueSatisfying(recorded -> {
          assertThat(recorded.state()).isEqualTo(State.FAILED);
          assertThat(recorded.errorCode()).isEqualTo(530);
          assertThat(recorded.outcome()).isEqualTo("no capacity");
          assertThat(recorded.ended()).isEqualTo(clock.instant());
          assertThat(recorded.handled()).isFalse();
        });
  }

  @Test
  void findsEndedJobsOnlySinceATime() {
    Job job = added(volume);
    jobs().end(job.jobId(), State.SUCCEEDED, 0, "{}");
    assertThat(jobs().find(account, ResourceKind.VOLUME, clock.instant().minusMillis(1)))
        .hasSize(1);
    assertThat(jobs().find(account, ResourceKind.VOLUME, clock.instant())).isEmpty();
    assertThat(jobs().find(account, ResourceKind.INSTANCE, Instant.EPOCH)).isEmpty();
  }

  @Test
  void keepsAJobThatIsAddedAgainAsItIs() {
    Job job = added(volume);
    jobs().end(job.jobId(), State.SUCCEEDED, 0, "{}");
    jobs().add(job, "other", LEASE);
    assertThat(jobs().find(job.jobId())).map(Recorded::state).contains(State.SUCCEEDED);
  }

  @Test
  void givesAJobToOneOfManyWhenItsLeaseRanOut() throws Exception {
    Job job = added(volume);
    assertThat(claimed("other")).isEmpty();
    pass(LEASE);
    var claims = atOnce(8, () -> claimed("node-" + UUID.randomUUID()));
    assertThat(claims.stream().flatMap(List::stream))
        .singleElement()
        .satisfies(recorded -> assertThat(recorded.job()).isEqualTo(job));
  }

  @Test
  void holdsAJobAsLongAsTheLeaseIsRenewed() {
    added(volume);
    pass(LEASE.dividedBy(2));
    assertThat(jobs().renew(owner, LEASE)).isEqualTo(1);
    pass(LEASE.dividedBy(2));
    assertThat(claimed("other")).isEmpty();
    jobs().release(owner);
    assertThat(claimed("other")).hasSize(1);
    assertThat(jobs().renew(owner, LEASE)).isZero();
  }

  @Test
  void handsAnEndedJobOverUntilItIsHandled() {
    Job job = added(volume);
    jobs().end(job.jobId(), State.SUCCEEDED, 0, "{\"volume\":{}}");
    pass(LEASE);
    assertThat(claimed("other"))
        .singleElement()
        .satisfies(recorded -> assertThat(recorded.outcome()).isEqualTo("{\"volume\":{}}"));
    jobs().markHandled(job.jobId());
    pass(LEASE);
    assertThat(claimed("third")).isEmpty();
  }

  @Test
  void purgesOnlyWhatIsHandledAndOld() {
    Job handled = added(volume);
    Job unhandled = added(newId());
    for (Job job : List.of(handled, unhandled)) {
      jobs().end(job.jobId(), State.SUCCEEDED, 0, "{}");
    }
    jobs().markHandled(handled.jobId());
    pass(Duration.ofHours(25));
    assertThat(store.purgeExpired()).isPositive();
    assertThat(jobs().find(handled.jobId())).isEmpty();
    assertThat(jobs().find(unhandled.jobId())).isPresent();
  }

  @Test
  void cutsAnOutcomeThatIsTooLong() {
    Job job = added(volume);
    jobs().end(job.jobId(), State.FAILED, 530, "x".repeat(NativeJobs.MOST_TEXT + 1));
    assertThat(jobs().find(job.jobId()).orElseThrow().outcome()).hasSize(NativeJobs.MOST_TEXT);
  }

  @Test
  void refusesToEndAJobAsOpen() {
    Job job = added(volume);
    assertThatThrownBy(() -> jobs().end(job.jobId(), State.OPEN, 0, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
