// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.ids.ResourceKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Native jobs that outlive the request which began them. A job is open until it has ended, and
 * unhandled until what follows from its end is done; until then one gateway at a time holds a lease
 * on it, and another may take it over when the lease has run out.
 */
public final class NativeJobs {
  /** The longest facts or outcome that are kept, in characters. */
  public static final int MOST_TEXT = 256 * 1024;

  /** The most jobs that one call takes over. */
  public static final int MOST_CLAIMED = 500;

  private static final List<String> COLUMNS =
      List.of(
          "job_id",
          "account_id",
          "access_key",
          "command",
          "purpose",
          "kind",
          "resource_id",
          "facts",
          "state",
          "error_code",
          "outcome",
          "handled",
          "lease_owner",
          "lease_until",
          "created",
          "ended");
  private static final String SELECT =
      "SELECT job_id, account_id, access_key, command, purpose, kind, resource_id, facts, state,"
          + " error_code, outcome, handled, created, ended FROM native_job";

  private final Database database;
  private final InstantSource clock;

  NativeJobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** How a job stands. */
  public enum State {
    OPEN,
    SUCCEEDED,
    FAILED
  }

  /**
   * A job that was begun.
   *
   * @param jobId the native job
   * @param account whose job it is
   * @param accessKey the access key whose credentials follow the job
   * @param command the native command that began it
   * @param purpose what the end of the job leads to; the caller's own word
   * @param kind what kind of resource the job is about
   * @param resourceId the native id of the resource; empty when it is not known yet
   * @param facts what the purpose needs to remember, JSON of the caller's own form
   */
  public record Job(
      NativeId jobId,
      AccountId account,
      String accessKey,
      String command,
      String purpose,
      ResourceKind kind,
      String resourceId,
      String facts) {

    public Job {
      if (facts.length() > MOST_TEXT) {
        throw new IllegalArgumentException("A job's facts are too long: " + facts.length());
      }
    }
  }

  /**
   * A job as it is recorded.
   *
   * @param job what was begun
   * @param state how it stands
   * @param errorCode the native error code when it failed, otherwise 0
   * @param outcome the native result (JSON) or error text; empty while the job is open
   * @param handled whether what follows from its end is done
   * @param created when it was recorded
   * @param ended when its end was seen; {@link Instant#EPOCH} while it is open
   */
  public record Recorded(
      Job job,
      State state,
      int errorCode,
      String outcome,
      boolean handled,
      Instant created,
      Instant ended) {}

  /** Records a job that the owner will follow; a job that is recorded already stays as it is. */
  public void add(Job job, String owner, Duration lease) {
    Instant now = clock.instant();
    database.update(handle ->
        handle
            .createUpdate(database.dialect().insertIfAbsent("native_job", COLUMNS))
            .bind("job_id", job.jobId().value())
            .bind("account_id", job.account().value())
            .bind("access_key", job.accessKey())
            .bind("command", job.command())
            .bind("purpose", job.purpose())
            .bind("kind", job.kind().name())
            .bind("resource_id", job.resourceId())
            .bind("facts", job.facts())
            .bind("state", State.OPEN.name())
            .bind("error_code", 0)
            .bind("outcome", "")
            .bind("handled", 0)
            .bind("lease_owner", owner)
            .bind("lease_until", now.plus(lease).toEpochMilli())
            .bind("created", now.toEpochMilli())
            .bind("ended", 0L)
            .execute());
  }

  /**
   * Takes over unhandled jobs that nobody holds, oldest first.
   *
   * @param most at most {@link #MOST_CLAIMED}
   * @return the jobs that are now the owner's, open or ended
   */
  public List<Recorded> claimFree(String owner, Duration lease, int most) {
    Instant now = clock.instant();
    // Asked often and mostly in vain: only when something is free does it cost a transaction.
    List<String> free = database.read(handle -> findFree(handle, now, most));
    return free.isEmpty()
        ? List.of()
        : database.write(handle -> claim(handle, free, owner, now, now.plus(lease)));
  }

  private static List<String> findFree(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "SELECT job_id FROM native_job WHERE handled = 0 AND lease_until <= :now"
                + " ORDER BY created, job_id LIMIT :most")
        .bind("now", now.toEpochMilli())
        .bind("most", Math.min(most, MOST_CLAIMED))
        .mapTo(String.class)
        .list();
  }

  private static List<Recorded> claim(
      Handle handle, List<String> free, String owner, Instant now, Instant until) {
    List<Recorded> claimed = new ArrayList<>();
    for (String jobId : free) {
      int taken =
          handle
              .createUpdate(
                  "UPDATE native_job SET lease_owner = :owner, lease_until = :until"
                      + " WHERE job_id = :job_id AND handled = 0 AND lease_until <= :now")
              .bind("owner", owner)
              .bind("until", until.toEpochMilli())
              .bind("job_id", jobId)
              .bind("now", now.toEpochMilli())
              .execute();
      if (taken == 1) {
        find(handle, jobId).ifPresent(claimed::add);
      }
    }
    return claimed;
  }

  /** Prolongs the lease on every unhandled job of the owner; how many there are. */
  public int renew(String owner, Duration lease) {
    return database.write(handle ->
        handle
            .createUpdate(
                "UPDATE native_job SET lease_until = :until"
                    + " WHERE handled = 0 AND lease_owner = :owner")
            .bind("until", clock.instant().plus(lease).toEpochMilli())
            .bind("owner", owner)
            .execute());
  }

  /** Gives the owner's unhandled jobs up, for others to take over at once. */
  public void release(String owner) {
    database.update(handle ->
        handle
            .createUpdate(
                "UPDATE native_job SET lease_until = 0"
                    + " WHERE handled = 0 AND lease_owner = :owner")
            .bind("owner", owner)
            .execute());
  }

  /**
   * Records the end of an open job.
   *
   * @param outcome cut to {@link #MOST_TEXT}
   * @return false when the job had ended before
   */
  public boolean end(NativeId jobId, State state, int errorCode, String outcome) {
    if (state == State.OPEN) {
      throw new IllegalArgumentException("A job ends as SUCCEEDED or FAILED");
    }
    return database.write(handle ->
        handle
                .createUpdate(
                    "UPDATE native_job SET state = :state, error_code = :code,"
                        + " outcome = :outcome, ended = :ended"
                        + " WHERE job_id = :job_id AND state = 'OPEN'")
                .bind("state", state.name())
                .bind("code", errorCode)
                .bind("outcome", outcome.substring(0, Math.min(outcome.length(), MOST_TEXT)))
                .bind("ended", clock.millis())
                .bind("job_id", jobId.value())
                .execute()
            == 1);
  }

  /** Records that what follows from the end of a job is done. */
  public void markHandled(NativeId jobId) {
    database.update(handle ->
        handle
            .createUpdate("UPDATE native_job SET handled = 1 WHERE job_id = :job_id")
            .bind("job_id", jobId.value())
            .execute());
  }

  /** A job by its id. */
  public Optional<Recorded> find(NativeId jobId) {
    return database.read(handle -> find(handle, jobId.value()));
  }

  private static Optional<Recorded> find(Handle handle, String jobId) {
    return handle
        .createQuery(SELECT + " WHERE job_id = :job_id")
        .bind("job_id", jobId)
        .map(NativeJobs::toRecorded)
        .findOne();
  }

  /** The account's jobs about these resources that are open or ended after a time, oldest first. */
  public List<Recorded> find(
      AccountId account, Collection<NativeId> resources, Instant endedAfter) {
    List<Recorded> found = new ArrayList<>();
    for (List<String> chunk : Chunks.of(resources.stream().map(NativeId::value).toList())) {
      found.addAll(
          database.read(handle ->
              handle
                  .createQuery(
                      SELECT
                          + " WHERE account_id = :account_id AND resource_id IN (<ids>)"
                          + " AND (state = 'OPEN' OR ended > :after) ORDER BY created, job_id")
                  .bind("account_id", account.value())
                  .bindList("ids", chunk)
                  .bind("after", endedAfter.toEpochMilli())
                  .map(NativeJobs::toRecorded)
                  .list()));
    }
    return found;
  }

  /** The account's jobs of a kind that are open or ended after a time, oldest first. */
  public List<Recorded> find(AccountId account, ResourceKind kind, Instant endedAfter) {
    return database.read(handle ->
        handle
            .createQuery(
                SELECT
                    + " WHERE account_id = :account_id AND kind = :kind"
                    + " AND (state = 'OPEN' OR ended > :after) ORDER BY created, job_id")
            .bind("account_id", account.value())
            .bind("kind", kind.name())
            .bind("after", endedAfter.toEpochMilli())
            .map(NativeJobs::toRecorded)
            .list());
  }

  private static Recorded toRecorded(ResultSet rows, StatementContext context) throws SQLException {
    Job job =
        new Job(
            new NativeId(rows.getString("job_id")),
            new AccountId(rows.getString("account_id")),
            rows.getString("access_key"),
            rows.getString("command"),
            rows.getString("purpose"),
            ResourceKind.valueOf(rows.getString("kind")),
            rows.getString("resource_id"),
            rows.getString("facts"));
    return new Recorded(
        job,
        State.valueOf(rows.getString("state")),
        rows.getInt("error_code"),
        rows.getString("outcome"),
        rows.getInt("handled") == 1,
        Instant.ofEpochMilli(rows.getLong("created")),
        Instant.ofEpochMilli(rows.getLong("ended")));
  }
}
