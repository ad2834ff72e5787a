// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.jobs;

import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeError;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.Submission;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cloud with jobs only: each look at one takes the next of its outcomes, the last for ever. */
final class PlayedJobs implements CloudStack {
  private final Map<NativeId, Queue<Object>> plays = new ConcurrentHashMap<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  void plays(NativeId job, Object... outcomesOrErrors) {
    plays.put(job, new ConcurrentLinkedQueue<>(List.of(outcomesOrErrors)));
  }

  /** The API keys that asked, one a look. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  static NativeError error(int code, String text) {
    return new NativeError(
        NativeCommand.START_VIRTUAL_MACHINE, code, OptionalInt.empty(), text, true);
  }

  @Override
  public JobOutcome poll(NativeSession session, Submission submission) {
    keys.add(session.credentials().apiKey());
    Queue<Object> left = plays.getOrDefault(submission.jobId(), new ConcurrentLinkedQueue<>());
    Object next = left.size() > 1 ? left.poll() : left.peek();
    return switch (next) {
      case JobOutcome outcome -> outcome;
      case NativeError error -> throw new NativeException(error);
      case null -> throw new NativeException(error(431, "no such job"));
      default -> throw new IllegalArgumentException("Not a play: " + next);
    };
  }

  @Override
  public <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type) {
    throw new UnsupportedOperationException("jobs only");
  }

  @Override
  public <T> T call(NativeSession session, NativeRequest request, Class<T> type) {
    throw new UnsupportedOperationException("jobs only");
  }

  @Override
  public Submission submit(NativeSession session, NativeRequest request) {
    throw new UnsupportedOperationException("jobs only");
  }

  @Override
  public <T> T await(NativeSession session, Submission submission, Class<T> type) {
    throw new UnsupportedOperationException("jobs only");
  }
}
