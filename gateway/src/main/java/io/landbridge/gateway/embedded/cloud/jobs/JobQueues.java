// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Jobs that must run one after the other, by queue. The first of each queue is running, the others
 * wait for it. Bounded by the number of running jobs.
 */
final class JobQueues {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<String>> queues = new HashMap<>();

  /** Adds a job; true when it is the only one, so that the queue has to be started. */
  boolean add(String queue, String jobId) {
    lock.lock();
    try {
      Deque<String> waiting = queues.computeIfAbsent(queue, _ -> new ArrayDeque<>());
      waiting.addLast(jobId);
      return waiting.size() == 1;
    } finally {
      lock.unlock();
    }
  }

  /** The job whose turn it is. */
  Optional<String> first(String queue) {
    lock.lock();
    try {
      return Optional.ofNullable(queues.get(queue)).map(Deque::peekFirst);
    } finally {
      lock.unlock();
    }
  }

  /** Takes away the job that has ended; the next one, if there is one. */
  Optional<String> removeFirst(String queue) {
    lock.lock();
    try {
      Deque<String> waiting = queues.getOrDefault(queue, new ArrayDeque<>());
      waiting.pollFirst();
      if (waiting.isEmpty()) {
        queues.remove(queue);
      }
      return Optional.ofNullable(waiting.peekFirst());
    } finally {
      lock.unlock();
    }
  }
}
