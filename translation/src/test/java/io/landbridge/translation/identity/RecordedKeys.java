// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.cloudstack.NativeAnswers;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** A cloud that answers with recordings, one after the other. */
final class RecordedKeys implements CloudStack {
  private final Deque<JsonNode> answers = new ArrayDeque<>();
  final List<NativeRequest> requests = new ArrayList<>();
  final List<NativeSession> sessions = new ArrayList<>();

  RecordedKeys then(String recording) {
    return then(recording, UnaryOperator.identity());
  }

  /** A recording with a change in its text, for states that were not recorded. */
  RecordedKeys then(String recording, UnaryOperator<String> change) {
    String resource = "/io/landbridge/translation/cloudstack/recordings/" + recording + ".json";
    try (InputStream in = RecordedKeys.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      answers.add(new JsonMapper().readTree(change.apply(text)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type) {
    JsonNode entities = content(session, request).path("userapikey");
    return StreamSupport.stream(entities.spliterator(), false)
        .map(entity -> NativeAnswers.readResult(entity, type))
        .toList();
  }

  @Override
  public <T> T call(NativeSession session, NativeRequest request, Class<T> type) {
    return NativeAnswers.readResult(content(session, request).elements().next(), type);
  }

  private JsonNode content(NativeSession session, NativeRequest request) {
    sessions.add(session);
    requests.add(request);
    JsonNode recording = answers.remove();
    JsonNode content = recording.get("response").elements().next();
    int status = recording.get("status").asInt();
    if (status != 200) {
      throw new NativeException(
          new NativeError(
              request.command(),
              status,
              OptionalInt.empty(),
              content.get("errortext").asText(),
              false));
    }
    return content;
  }

  @Override
  public Submission submit(NativeSession session, NativeRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public JobOutcome poll(NativeSession session, Submission submission) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T await(NativeSession session, Submission submission, Class<T> type) {
    throw new UnsupportedOperationException();
  }
}
