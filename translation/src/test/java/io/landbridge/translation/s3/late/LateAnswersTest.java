// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.translation.s3.S3Answer;
import io.landbridge.translation.s3.store.ObjectContent.Computed;
import io.landbridge.translation.s3.store.ObjectContent.InMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LateAnswersTest {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final Duration PATIENCE = Duration.ofMillis(10);
  private static final S3Answer COPIED =
      document(200, DECLARATION + "<CopyObjectResult/>", Optional.empty());

  private final LateAnswers late = new LateAnswers(PATIENCE);
  private final CompletableFuture<S3Answer> outcome = new CompletableFuture<>();

  private static S3Answer document(int status, String xml, Optional<AwsError> error) {
    return S3Answer.inMemory(
        status,
        List.of(new HeaderField("x-amz-version-id", "1")),
        xml.getBytes(StandardCharsets.UTF_8),
        error);
  }

  private static ReadableByteChannel channel(S3Answer answer) {
    assertThat(answer.content()).isInstanceOf(Computed.class);
    assertThat(answer.content().length()).isNegative();
    return ((Computed) answer.content()).channel();
  }

  private static String read(ReadableByteChannel channel, int length) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    while (target.hasRemaining()) {
      assertThat(channel.read(target)).isPositive();
    }
    return new String(target.array(), StandardCharsets.UTF_8);
  }

  private static String readRest(ReadableByteChannel channel) throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void workThatIsQuickIsAnsweredAsItIs() {
    S3Answer refused = document(412, DECLARATION + "<Error/>", Optional.empty());
    LateAnswers patient = new LateAnswers(Duration.ofMinutes(1));
    assertThat(patient.answer("r", () -> COPIED)).isSameAs(COPIED);
    assertThat(patient.answer("r", () -> refused)).isSameAs(refused);
  }

  @Test
  void workThatTakesLongIsAnsweredSpacesUntilItsResultIsThere() throws IOException {
    S3Answer begun = late.answer("r", outcome::join);

    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.headers()).containsExactly(new HeaderField("Content-Type", "application/xml"));
    ReadableByteChannel channel = channel(begun);
    assertThat(read(channel, DECLARATION.length() + 3)).isEqualTo(DECLARATION + "   ");
    outcome.complete(COPIED);
    assertThat(readRest(channel).stripLeading()).isEqualTo("<CopyObjectResult/>");
  }

  @Test
  void workThatFailsLateIsAnsweredItsErrorInTheDocument() throws IOException {
    S3Answer begun = late.answer("r", outcome::join);

    outcome.complete(
        document(
            500,
            DECLARATION + "<Error><Code>InternalError</Code></Error>",
            Optional.of(new AwsError("InternalError", 500, "An error"))));
    assertThat(begun.errorCode()).isEmpty();
    assertThat(readRest(channel(begun)))
        .startsWith(DECLARATION)
        .endsWith("<Error><Code>InternalError</Code></Error>");
  }

  @Test
  void contentIsReadIntoSpaceOfAnySize() throws IOException {
    ReadableByteChannel channel = channel(late.answer("r", outcome::join));
    outcome.complete(COPIED);
    StringBuilder read = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (channel.read(one.clear()) >= 0) {
      read.append((char) one.get(0));
    }
    assertThat(read.toString().replace("\n", "").replace(" <", "<"))
        .isEqualTo((DECLARATION + "<CopyObjectResult/>").replace("\n", ""));
  }

  @Test
  void workThatBreaksOffLeavesNoWholeDocument() {
    assertThatThrownBy(
            () -> new LateAnswers(Duration.ofMinutes(1)).answer("r", LateAnswersTest::broken))
        .hasCauseInstanceOf(IllegalStateException.class);
    ReadableByteChannel channel = channel(late.answer("r", outcome::join));
    outcome.completeExceptionally(new IllegalStateException("broken"));
    assertThatIOException().isThrownBy(() -> readRest(channel));
  }

  private static S3Answer broken() {
    throw new IllegalStateException("broken");
  }

  @Test
  void onlySoManyWorksGoOnForClientsThatMayHaveGone() throws Exception {
    List<S3Answer> begun = new ArrayList<>();
    Supplier<S3Answer> work = outcome::join;
    for (int i = 0; i < 64; i++) {
      begun.add(late.answer("r", work));
    }
    assertThat(begun).extracting(S3Answer::content).hasOnlyElementsOfType(Computed.class);

    CompletableFuture<S3Answer> silent =
        CompletableFuture.supplyAsync(() -> late.answer("r", work));
    assertThat(silent.copy().completeOnTimeout(COPIED, 100, TimeUnit.MILLISECONDS).join())
        .isSameAs(COPIED);
    assertThat(silent).isNotDone();

    outcome.complete(COPIED);
    assertThat(silent.join().content()).isInstanceOf(InMemory.class);
    CompletableFuture<S3Answer> next = new CompletableFuture<>();
    assertThat(late.answer("r", next::join).content()).isInstanceOf(Computed.class);
    next.complete(COPIED);
  }
}
