// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Whether anything leaves a connection. The kernel takes what is to be sent in large steps, a third
 * of its buffer at a time, so that a slow client seems to take nothing for minutes; with Netty's
 * native transport (epoll, on Linux) the kernel itself is asked when it last sent something. Event
 * loop only.
 */
final class Outflow {
  /** The kernel counts in ticks of 10 ms at most. */
  private static final long TICK_MILLIS = 10;

  private final Channel channel;
  private State before;
  private long asked = System.nanoTime();

  /**
   * What waits to be sent.
   *
   * @param first the first that waits, by identity
   * @param taken how much of it the kernel has taken, in bytes
   * @param waiting how much waits altogether, in bytes
   */
  private record State(int first, long taken, long waiting) {
    static State of(Channel channel) {
      ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
      return buffer == null
          ? new State(0, 0, 0)
          : new State(
              System.identityHashCode(buffer.current()),
              buffer.currentProgress(),
              buffer.totalPendingWriteBytes());
    }
  }

  /** What leaves the connection from now on. */
  Outflow(Channel channel) {
    this.channel = channel;
    this.before = State.of(channel);
  }

  /** Whether anything has left since the last question. */
  boolean hasMoved() {
    State now = State.of(channel);
    boolean moved = !now.equals(before) || hasSentSinceAsked();
    before = now;
    asked = System.nanoTime();
    return moved;
  }

  /** Whether nothing waits to be sent. */
  boolean isClear() {
    return State.of(channel).waiting() == 0;
  }

  /** What is sent again and again to a client that has vanished does not count. */
  private boolean hasSentSinceAsked() {
    if (!(channel instanceof EpollSocketChannel socket) || !socket.isOpen()) {
      return false;
    }
    var info = socket.tcpInfo();
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
    return info.retransmits() == 0 && info.lastDataSent() <= passed + TICK_MILLIS;
  }
}
