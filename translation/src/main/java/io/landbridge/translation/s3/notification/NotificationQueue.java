// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import io.landbridge.translation.Closing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events in the background: to each webhook one after another, in the order they happened,
 * each a few times over until it is taken. What waits is in memory and bounded: when a webhook
 * cannot keep up, or does not take an event in so many attempts, events are dropped, counted and
 * logged. Nothing is delivered that was still waiting when the process ended.
 */
public final class NotificationQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationQueue.class);

  private final Webhooks webhooks;
  private final WebhookSender sender;
  private final Sequencer sequencer;
  private final Limits limits;
  private final Closing closing = new Closing();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<URI, ArrayDeque<byte[]>> waiting = new HashMap<>();
  private final AtomicLong dropped = new AtomicLong();

  /**
   * What bounds the queue.
   *
   * @param mostWaiting how many messages wait for one webhook at most
   * @param attempts how often a message is sent at most
   * @param firstPause between the first attempt and the second; it doubles from then on
   */
  public record Limits(int mostWaiting, int attempts, Duration firstPause) {
    /** 10,000 messages; 8 attempts within about a minute, in which a receiver may restart. */
    public static final Limits DEFAULT = new Limits(10_000, 8, Duration.ofMillis(500));

    public Limits {
      if (mostWaiting < 1 || attempts < 1 || firstPause.isNegative()) {
        throw new IllegalArgumentException("Not the limits of a queue");
      }
    }
  }

  /** A queue for these webhooks; it takes a thread for each that something is sent to. */
  public NotificationQueue(
      Webhooks webhooks, WebhookSender sender, InstantSource clock, Limits limits) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.sequencer = new Sequencer(clock);
    this.limits = limits;
  }

  /**
   * Tells all that a bucket's configuration names of an event. Does not block.
   *
   * @param configuration the bucket's
   */
  public void tell(NotificationConfiguration configuration, S3Event event) {
    for (NotificationRule rule : configuration.rulesFor(event.type(), event.object().key())) {
      enqueue(rule.arn(), EventMessage.of(event, rule.id(), sequencer.next()));
    }
  }

  /** Sends a message to one destination, for example {@link EventMessage#ofTest}. */
  public void enqueue(String arn, byte[] message) {
    Optional<URI> address = webhooks.find(arn);
    if (address.isEmpty() || !offer(address.get(), message)) {
      drop(arn, "no room or no such webhook");
    }
  }

  private boolean offer(URI address, byte[] message) {
    lock.lock();
    try {
      if (closing.isClosed()) {
        return false;
      }
      ArrayDeque<byte[]> queue = waiting.get(address);
      if (queue == null) {
        queue = new ArrayDeque<>();
        waiting.put(address, queue);
        Thread.ofVirtual().name("s3-notification").start(() -> deliverUntilClosed(address));
      }
      if (queue.size() >= limits.mostWaiting()) {
        return false;
      }
      queue.add(message);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages nobody will ever get. */
  public long dropped() {
    return dropped.get();
  }

  private void drop(String destination, String why) {
    dropped.incrementAndGet();
    LOG.atWarn().addKeyValue("destination", destination).log("event dropped: {}", why);
  }

  private void deliverUntilClosed(URI address) {
    Optional<byte[]> next = take(address);
    while (next.isPresent()) {
      if (!deliver(address, next.get())) {
        drop(address.getHost(), "not taken");
      }
      next = take(address);
    }
  }

  private Optional<byte[]> take(URI address) {
    lock.lock();
    try {
      ArrayDeque<byte[]> queue = waiting.getOrDefault(address, new ArrayDeque<>());
      while (!closing.isClosed() && queue.isEmpty()) {
        changed.await();
      }
      return closing.isClosed() ? Optional.empty() : Optional.of(queue.remove());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private boolean deliver(URI address, byte[] message) {
    Duration pause = limits.firstPause();
    for (int attempt = 1; attempt <= limits.attempts(); attempt++) {
      if (attempt > 1) {
        if (closing.isClosedWithin(pause)) {
          return false;
        }
        pause = pause.multipliedBy(2);
      }
      if (isTaken(address, message)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTaken(URI address, byte[] message) {
    try {
      int status = sender.post(address, message);
      return status >= 200 && status < 300;
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("destination", address.getHost()).setCause(e).log("no answer");
      return false;
    }
  }

  /** Ends after the message that is being sent; what waits is dropped. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing.close();
      waiting.values().forEach(queue -> dropped.addAndGet(queue.size()));
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
