// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.landbridge.aws.Secret;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.CloudDouble.Play;
import io.landbridge.translation.cloudstack.CloudStackOptions.Connections;
import io.landbridge.translation.cloudstack.CloudStackOptions.Pauses;
import io.landbridge.translation.cloudstack.CloudStackOptions.Retry;
import io.landbridge.translation.cloudstack.CloudStackOptions.Wire;
import io.landbridge.translation.identity.NativeCredentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudStackClientTest {
  private static final Pauses SHORT = new Pauses(Duration.ofMillis(1), Duration.ofMillis(2));
  private static final NativeRequest LIST = NativeRequest.of(NativeCommand.LIST_VOLUMES);
  private static final NativeRequest DELETE =
      NativeRequest.of(NativeCommand.DELETE_VOLUME)
          .with("id", new NativeId("a19e2806-bb27-4b2b-91ee-2c85d9bcbc98"));
  private static final String JOB = "59fc98d9-a62f-4b97-8019-778fd737f631";

  private final Vertx vertx = Vertx.vertx();
  private final CloudDouble cloud = CloudDouble.start(vertx);
  private final RequestTrace trace = new RequestTrace();
  private final CopyOnWriteArrayList<Optional<NativeError>> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    cloud.close();
    vertx.close().await();
  }

  @Test
  void readsAllPagesOfAList() {
    cloud.answers(volumes(0, 2, "5")).answers(volumes(2, 4, "5")).answers(volumes(4, 5, "5"));

    List<Volume> volumes = client(pagesOf(2)).list(session(), LIST, Volume.class);

    assertThat(volumes).extracting(Volume::name).containsExactly("v0", "v1", "v2", "v3", "v4");
    assertThat(cloud.asked())
        .extracting(asked -> asked.parameters().get("page"))
        .containsExactly("1", "2", "3");
    assertThat(cloud.asked())
        .allSatisfy(asked -> assertThat(asked.parameters()).containsEntry("pagesize", "2"));
  }

  @Test
  void readsAPageOnlyWhenAStreamGetsThere() {
    cloud.answers(volumes(0, 2, "5"));

    assertThat(client(pagesOf(2)).stream(session(), LIST, Volume.class).findFirst()).isPresent();

    assertThat(cloud.asked()).hasSize(1);
  }

  @Test
  void endsAListWithoutCountAtAShortPage() {
    cloud.answers(volumes(0, 2, "")).answers(volumes(2, 3, ""));

    assertThat(client(pagesOf(2)).list(session(), LIST, Volume.class)).hasSize(3);
  }

  @Test
  void endsAListWhosePageHasNoArray() {
    cloud.answers(volumes(0, 2, "3")).answers("{\"listvolumesresponse\":{\"count\":3}}");

    assertThat(client(pagesOf(2)).list(session(), LIST, Volume.class)).hasSize(2);
  }

  @Test
  void namesAnEntityOnceThatMovedToALaterPage() {
    cloud.answers(volumes(0, 2, "3")).answers(volumes(1, 3, "4"));

    assertThat(client(pagesOf(2)).list(session(), LIST, Volume.class))
        .extracting(Volume::name)
        .containsExactly("v0", "v1", "v2");
  }

  @Test
  void refusesAListLongerThanAllowed() {
    cloud.answers(volumes(0, 2, "9")).answers(volumes(2, 4, "9"));
    CloudStackOptions options =
        options().with(new Wire(AnswerFormat.JSON, false, 2, 1 << 20, 3, Duration.ofMinutes(1)));

    assertThatThrownBy(() -> client(options).list(session(), LIST, Volume.class))
        .isInstanceOf(NativeException.class)
        .hasMessageContaining("More than 3 entities");
  }

  @Test
  void repeatsAReadThatTheCloudIsTooBusyFor() {
    cloud
        .plays(new Play.Answer(503, "<html>starting</html>"))
        .plays(new Play.HangUp())
        .answers(volumes(0, 1, "1"));

    assertThat(client(options()).list(session(), LIST, Volume.class)).hasSize(1);
    assertThat(heard).containsExactly(Optional.empty());
  }

  @Test
  void givesUpAReadAfterItsAttempts() {
    IntStream.range(0, 3).forEach(_ -> cloud.plays(new Play.Answer(503, "")));

    assertFails(() -> client(options()).list(session(), LIST, Volume.class), 503);
    assertThat(cloud.asked()).hasSize(3);
  }

  @Test
  void neverRepeatsAWriteThatWasSent() {
    cloud.plays(new Play.HangUp()).answers("{\"deletevolumeresponse\":{\"success\":true}}");

    assertFails(
        () -> client(options()).call(session(), DELETE, Success.class), NativeError.UNREACHABLE);
    assertThat(cloud.asked()).hasSize(1);
  }

  @Test
  void saysWhenTheCloudCannotBeReached() {
    CloudStackOptions nowhere = options();
    cloud.close();

    assertFails(
        () -> client(nowhere).call(session(), DELETE, Success.class), NativeError.UNREACHABLE);
  }

  @Test
  void givesUpAtTheDeadline() {
    cloud.plays(new Play.Silence());

    assertFails(
        () ->
            client(options()).list(sessionUntil(Instant.now().plusMillis(200)), LIST, Volume.class),
        NativeError.TIMED_OUT);
  }

  @Test
  void refusesACallThatFindsNoRoomInTime() {
    cloud.plays(new Play.Silence());
    CloudStackClient client =
        client(
            options()
                .with(
                    new Connections(
                        1, 1, Duration.ofSeconds(2), Duration.ofSeconds(10), Optional.empty())));
    Instant end = Instant.now().plusSeconds(1);
    Future<List<Volume>> first =
        Future.fromCompletionStage(
            CompletableFuture.supplyAsync(
                () -> client.list(sessionUntil(end), LIST, Volume.class)));
    await().until(() -> !cloud.asked().isEmpty());

    assertFails(
        () -> client.list(sessionUntil(end.minusMillis(500)), LIST, Volume.class),
        NativeError.OVERLOADED);

    assertThatThrownBy(first::await).hasCauseInstanceOf(NativeException.class);
  }

  @Test
  void refusesAnAnswerLargerThanAllowed() {
    cloud.answers("x".repeat(5000));
    CloudStackOptions small =
        options().with(new Wire(AnswerFormat.JSON, false, 2, 1024, 100, Duration.ofMinutes(1)));

    assertFails(() -> client(small).list(session(), LIST, Volume.class), NativeError.UNREADABLE);
  }

  @Test
  void refusesAnAnswerThatIsNotCloudStacks() {
    cloud.answers("<html>hello</html>");

    assertFails(
        () -> client(options()).list(session(), LIST, Volume.class), NativeError.UNREADABLE);
  }

  @Test
  void followsAJobToItsResultAndNotesIt() {
    cloud
        .answers("{\"createvolumeresponse\":{\"id\":\"" + id(1) + "\",\"jobid\":\"" + JOB + "\"}}")
        .answers("{\"queryasyncjobresultresponse\":{\"jobstatus\":0}}")
        .answers(
            "{\"queryasyncjobresultresponse\":{\"jobstatus\":1,\"jobresult\":{\"volume\":"
                + volume(1)
                + "}}}");
    CloudStackClient client = client(options());

    Submission submission = client.submit(session(), NativeRequest.of(NativeCommand.CREATE_VOLUME));
    Volume volume = client.await(session(), submission, Volume.class);

    assertThat(submission)
        .isEqualTo(
            new Submission(
                NativeCommand.CREATE_VOLUME, new NativeId(JOB), Optional.of(new NativeId(id(1)))));
    assertThat(volume.name()).isEqualTo("v1");
    assertThat(trace.steps())
        .extracting(RequestTrace.Step::command, RequestTrace.Step::outcome)
        .containsExactly(tuple("createVolume", "submitted"), tuple("queryAsyncJobResult", "ok"));
    assertThat(trace.steps()).allMatch(step -> step.jobId().equals(Optional.of(JOB)));
  }

  @Test
  void throwsWhatAJobFailedWithUnderTheCommandThatBeganIt() {
    cloud.answers(
        "{\"queryasyncjobresultresponse\":{\"jobstatus\":2,\"jobresultcode\":431,"
            + "\"jobresult\":{\"errorcode\":431,\"errortext\":\"already running\"}}}");
    Submission submission =
        new Submission(NativeCommand.START_VIRTUAL_MACHINE, new NativeId(JOB), Optional.empty());

    assertThatThrownBy(() -> client(options()).await(session(), submission, VirtualMachine.class))
        .isInstanceOfSatisfying(
            NativeException.class,
            e -> {
              assertThat(e.error().command()).isEqualTo(NativeCommand.START_VIRTUAL_MACHINE);
              assertThat(e.error().inJob()).isTrue();
              assertThat(e.error().code()).isEqualTo(431);
            });
  }

  @Test
  void refusesAResultThatIsNotWhatWasAskedFor() {
    cloud.answers(
        "{\"queryasyncjobresultresponse\":{\"jobstatus\":1,\"jobresult\":{\"success\":true}}}");
    Submission submission =
        new Submission(NativeCommand.CREATE_VOLUME, new NativeId(JOB), Optional.empty());

    assertThatThrownBy(() -> client(options()).await(session(), submission, Volume.class))
        .isInstanceOfSatisfying(
            NativeException.class,
            e -> assertThat(e.error().code()).isEqualTo(NativeError.UNREADABLE));
  }

  @Test
  void readsByGetAndWritesByPostWhenToldSo() {
    cloud.answers(volumes(0, 1, "1")).answers("{\"deletevolumeresponse\":{\"success\":true}}");
    CloudStackClient client =
        client(
            options()
                .with(new Wire(AnswerFormat.JSON, true, 2, 1 << 20, 100, Duration.ofMinutes(1))));

    assertThat(client.list(session(), LIST, Volume.class)).hasSize(1);
    assertThat(client.call(session(), DELETE, Success.class).success()).isTrue();

    assertThat(cloud.asked()).extracting(CloudDouble.Asked::method).containsExactly("GET", "POST");
    assertThat(cloud.asked())
        .allSatisfy(asked -> assertThat(asked.parameters()).containsKey("signature"));
  }

  private void assertFails(ThrowingCallable call, int code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NativeException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    assertThat(heard.getLast()).isPresent();
    assertThat(trace.steps().getLast().outcome()).startsWith(Integer.toString(code));
  }

  private CloudStackClient client(CloudStackOptions options) {
    return new CloudStackClient(
        vertx,
        options,
        InstantSource.system(),
        new SplittableRandom(7),
        (command, elapsed, error) -> heard.add(error));
  }

  private CloudStackOptions options() {
    return CloudStackOptions.at(cloud.endpoint())
        .with(new Retry(3, SHORT))
        .withPolling(SHORT)
        .with(
            new Connections(4, 8, Duration.ofSeconds(2), Duration.ofSeconds(10), Optional.empty()));
  }

  private CloudStackOptions pagesOf(int size) {
    return options()
        .with(new Wire(AnswerFormat.JSON, false, size, 1 << 20, 100, Duration.ofMinutes(1)));
  }

  private NativeSession session() {
    return sessionUntil(Instant.now().plusSeconds(20));
  }

  private NativeSession sessionUntil(Instant deadline) {
    return new TestSession(new NativeCredentials("key", Secret.of("secret")), deadline, trace);
  }

  private record TestSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}

  private static String volumes(int from, int to, String count) {
    return "{\"listvolumesresponse\":{"
        + (count.isEmpty() ? "" : "\"count\":" + count + ",")
        + IntStream.range(from, to)
            .mapToObj(CloudStackClientTest::volume)
            .collect(Collectors.joining(",", "\"volume\":[", "]}}"));
  }

  private static String volume(int number) {
    return "{\"id\":\"%s\",\"name\":\"v%d\",\"type\":\"DATADISK\",\"state\":\"Ready\",\"size\":1}"
        .formatted(id(number), number);
  }

  private static String id(int number) {
    return "00000000-0000-0000-0000-%012d".formatted(number);
  }
}
