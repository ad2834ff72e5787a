// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landbridge.aws.Secret;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.SharedReads.Question;
import io.landbridge.translation.identity.NativeCredentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
  private static final NativeRequest VOLUMES = NativeRequest.of(NativeCommand.LIST_VOLUMES);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SharedReads lists = new SharedReads(InstantSource.system(), 100, LONG);

  /** The lists that have reached the cloud and wait for its answer. */
  private final LinkedBlockingQueue<CompletableFuture<List<String>>> arrived =
      new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void sendsAListThatNobodyElseAsksForAtOnce() {
    assertThat(list(lists, session("a", LONG), VOLUMES, () -> List.of("v"))).containsExactly("v");
    assertThat(lists.open()).isZero();
  }

  @Test
  void sharesOneAnswerAmongThoseThatCameBeforeItWasSent() throws Exception {
    Future<List<String>> first = ask(session("a", LONG));
    CompletableFuture<List<String>> firstAtCloud = nextAtCloud();
    RequestTrace[] traces = {new RequestTrace(), new RequestTrace(), new RequestTrace()};
    List<Future<List<String>>> others = new ArrayList<>();
    for (RequestTrace trace : traces) {
      others.add(ask(new Session("a", LONG, trace)));
      await().until(() -> lists.waiting() == others.size());
    }

    firstAtCloud.complete(List.of("old"));
    nextAtCloud().complete(List.of("new"));

    assertThat(first.get()).containsExactly("old");
    List<String> one = others.getFirst().get();
    assertThat(one).containsExactly("new");
    for (Future<List<String>> other : others) {
      assertThat(other.get()).isSameAs(one);
    }
    assertThat(arrived).isEmpty();
    // The one that asked is noted by who makes the call; the others note what they took part in.
    assertThat(traces[1].steps())
        .extracting(RequestTrace.Step::command)
        .containsExactly("listVolumes");
    assertThat(traces[2].steps())
        .extracting(RequestTrace.Step::outcome)
        .containsExactly("ok, shared");
    await().until(() -> lists.open() == 0);
  }

  @Test
  void showsAWriteToAReadThatBeganAfterTheWriteWasAcknowledged() throws Exception {
    Future<List<String>> before = ask(session("a", LONG));
    CompletableFuture<List<String>> sent = nextAtCloud();
    // Here the write is acknowledged: the list under way does not have it.
    Future<List<String>> after = ask(session("a", LONG));
    await().until(() -> lists.waiting() == 1);

    sent.complete(List.of());
    nextAtCloud().complete(List.of("written"));

    assertThat(before.get()).isEmpty();
    assertThat(after.get()).containsExactly("written");
  }

  @Test
  void holdsNobodyBackForLongBehindASlowAnswer() throws Exception {
    SharedReads hasty = new SharedReads(InstantSource.system(), 100, Duration.ofMillis(20));
    Future<List<String>> slow = ask(hasty, session("a", LONG));
    CompletableFuture<List<String>> slowAtCloud = nextAtCloud();
    Future<List<String>> next = ask(hasty, session("a", LONG));

    nextAtCloud().complete(List.of("next"));

    assertThat(next.get()).containsExactly("next");
    assertThat(slow).isNotDone();
    slowAtCloud.complete(List.of("slow"));
    assertThat(slow.get()).containsExactly("slow");
    assertThat(hasty.open()).isZero();
  }

  @Test
  void sharesNothingBetweenCallersOrQuestions() throws Exception {
    Future<List<String>> alice = ask(session("a", LONG));
    CompletableFuture<List<String>> aliceAtCloud = nextAtCloud();
    Future<List<String>> bob = ask(session("b", LONG));
    CompletableFuture<List<String>> bobAtCloud = nextAtCloud();
    Future<List<String>> narrowed =
        threads.submit(
            () -> list(lists, session("a", LONG), VOLUMES.with("id", "x"), () -> List.of("x")));

    assertThat(narrowed.get()).containsExactly("x");
    bobAtCloud.complete(List.of("bob's"));
    aliceAtCloud.complete(List.of("alice's"));
    assertThat(alice.get()).containsExactly("alice's");
    assertThat(bob.get()).containsExactly("bob's");
  }

  @Test
  void sharesAFailureOfTheCloud() throws Exception {
    Asked asked = answerOneAndHoldTwo(LONG);

    nextAtCloud().completeExceptionally(error(531));

    for (Future<List<String>> one : asked.held()) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              NativeException.class, e -> assertThat(e.error().code()).isEqualTo(531));
    }
    assertThat(arrived).isEmpty();
  }

  @Test
  void asksAgainForThoseWhoHaveMoreTimeThanTheOneThatAsked() throws Exception {
    Asked asked = answerOneAndHoldTwo(LONG);

    nextAtCloud().completeExceptionally(error(NativeError.TIMED_OUT));
    nextAtCloud().complete(List.of("in time"));

    assertThatThrownBy(asked.held().getFirst()::get).hasCauseInstanceOf(NativeException.class);
    assertThat(asked.held().get(1).get()).containsExactly("in time");
  }

  @Test
  void asksAgainWhenTheOneThatAskedBreaks() throws Exception {
    Asked asked = answerOneAndHoldTwo(LONG);

    nextAtCloud().completeExceptionally(new IllegalStateException("broken"));
    nextAtCloud().complete(List.of("whole"));

    assertThatThrownBy(asked.held().getFirst()::get)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(asked.held().get(1).get()).containsExactly("whole");
    await().until(() -> lists.open() == 0);
  }

  @Test
  void givesUpOneWithLittleTimeAndNotTheOthers() throws Exception {
    Asked asked = answerOneAndHoldTwo(LONG);
    CompletableFuture<List<String>> atCloud = nextAtCloud();
    Future<List<String>> last = ask(session("a", LONG));
    await().until(() -> lists.waiting() == 1);
    RequestTrace trace = new RequestTrace();
    Future<List<String>> hurried = ask(new Session("a", Duration.ofMillis(50), trace));

    assertThatThrownBy(hurried::get)
        .cause()
        .isInstanceOfSatisfying(
            NativeException.class,
            e -> assertThat(e.error().code()).isEqualTo(NativeError.TIMED_OUT));
    assertThat(trace.steps().getFirst().outcome()).startsWith("-2 ");
    atCloud.complete(List.of("first"));
    nextAtCloud().complete(List.of("last"));
    assertThat(asked.held().getFirst().get()).containsExactly("first");
    assertThat(last.get()).containsExactly("last");
  }

  @Test
  void letsTooManyAskForThemselves() throws Exception {
    SharedReads narrow = new SharedReads(InstantSource.system(), 1, LONG);
    CountDownLatch atCloud = new CountDownLatch(1);
    CompletableFuture<List<String>> answer = new CompletableFuture<>();
    Future<List<String>> first =
        threads.submit(() ->
            list(
                narrow,
                session("a", LONG),
                VOLUMES,
                () -> {
                  atCloud.countDown();
                  return answer.join();
                }));
    atCloud.await();
    Future<List<String>> held =
        threads.submit(() -> list(narrow, session("a", LONG), VOLUMES, () -> List.of("held")));
    await().until(() -> narrow.waiting() == 1);

    assertThat(list(narrow, session("a", LONG), VOLUMES, () -> List.of("alone")))
        .containsExactly("alone");

    answer.complete(List.of("first"));
    assertThat(first.get()).containsExactly("first");
    assertThat(held.get()).containsExactly("held");
  }

  private record Asked(List<Future<List<String>>> held) {}

  /** One list is answered, and two that came meanwhile are one list on its way to the cloud. */
  private Asked answerOneAndHoldTwo(Duration time) throws InterruptedException {
    Future<List<String>> first = ask(session("a", time));
    CompletableFuture<List<String>> firstAtCloud = nextAtCloud();
    List<Future<List<String>>> held = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      held.add(ask(session("a", time)));
      await().until(() -> lists.waiting() == held.size());
    }
    firstAtCloud.complete(List.of());
    await().until(first::isDone);
    return new Asked(held);
  }

  private static List<String> list(
      SharedReads reads,
      NativeSession session,
      NativeRequest request,
      Supplier<List<String>> cloud) {
    return reads.read(session, Question.ofList(session, request, String.class), cloud);
  }

  private Future<List<String>> ask(NativeSession session) {
    return ask(lists, session);
  }

  private Future<List<String>> ask(SharedReads asked, NativeSession session) {
    Supplier<List<String>> cloud =
        () -> {
          CompletableFuture<List<String>> answer = new CompletableFuture<>();
          arrived.add(answer);
          try {
            return answer.get();
          } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    return threads.submit(() -> list(asked, session, VOLUMES, cloud));
  }

  private CompletableFuture<List<String>> nextAtCloud() throws InterruptedException {
    CompletableFuture<List<String>> next = arrived.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a list at the cloud").isNotNull();
    return next;
  }

  private static NativeException error(int code) {
    return new NativeException(NativeError.ofOurs(NativeCommand.LIST_VOLUMES, code, "no"));
  }

  private static NativeSession session(String key, Duration time) {
    return new Session(key, time, new RequestTrace());
  }

  private record Session(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {
    Session(String key, Duration time, RequestTrace trace) {
      this(new NativeCredentials(key, Secret.of("secret")), Instant.now().plus(time), trace);
    }
  }
}
