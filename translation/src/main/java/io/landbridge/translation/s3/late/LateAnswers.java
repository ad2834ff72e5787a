// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.late;

import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.store.ObjectContent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins answers whose work takes long before their outcome is known: clients and what lies between
 * take a connection for dead on which nothing comes. The status is 200 then, white space stands
 * before the document, and the document is an error's where the work fails. Source: Amazon S3 API
 * Reference, CopyObject, UploadPartCopy and CompleteMultipartUpload.
 */
public final class LateAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(LateAnswers.class);
  private static final int MOST = 64;
  private static final int OK = 200;

  private final Duration patience;

  /** Of whom work may go on when the client has gone; whoever comes later stays silent. */
  private final Semaphore begun = new Semaphore(MOST);

  /**
   * Late answers.
   *
   * @param patience after which silence an answer begins, and how often white space comes
   */
  public LateAnswers(Duration patience) {
    this.patience = patience;
  }

  /**
   * The answer itself when it is there in time, else one whose content waits for it. The work goes
   * on in either case, on a thread of its own.
   *
   * @param work answers errors, and does not throw them
   */
  public S3Answer answer(String requestId, Supplier<S3Answer> work) {
    CompletableFuture<S3Answer> answer = new CompletableFuture<>();
    var _ = Thread.ofVirtual().name("s3-late").start(() -> complete(answer, work));
    Optional<S3Answer> inTime = within(patience, answer);
    if (inTime.isPresent()) {
      return inTime.get();
    }
    if (!begun.tryAcquire()) {
      return answer.join();
    }
    var _ =
        answer.whenComplete((late, _) -> {
          begun.release();
          if (late != null && late.error().isPresent()) {
            LOG.atInfo()
                .addKeyValue("requestId", requestId)
                .addKeyValue("errorCode", late.error().get().code())
                .log("A late answer, whose status was 200 already, is an error");
          }
        });
    return new S3Answer(
        OK,
        List.of(HeaderField.XML),
        ObjectContent.Computed.untilItEnds(new LateDocument(answer, patience)),
        Optional.empty());
  }

  private static void complete(CompletableFuture<S3Answer> answer, Supplier<S3Answer> work) {
    try {
      var _ = answer.complete(work.get());
    } catch (RuntimeException | Error e) {
      var _ = answer.completeExceptionally(e);
    }
  }

  /** The answer if it is there before this time is over. */
  static Optional<S3Answer> within(Duration time, CompletableFuture<S3Answer> answer) {
    return answer
        .thenApply(Optional::of)
        .completeOnTimeout(Optional.empty(), time.toNanos(), TimeUnit.NANOSECONDS)
        .join();
  }
}
