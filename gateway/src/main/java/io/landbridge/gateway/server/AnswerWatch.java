// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that an answer which its client takes, however slowly, comes to its end, and that one
 * which the client does not take is broken off, whatever else happens on the connection. A
 * connection's own limit of idle time can do neither: it counts what is written whole and what the
 * client sends.
 *
 * <p>On HTTP/1.1 an answer moves when something leaves its connection. On HTTP/2 it moves when one
 * of its pieces has left for the connection.
 *
 * <p>One watch serves all answers of one event loop, and is used there only. It looks at those that
 * the sockets have not taken at once, and only while there are any.
 */
final class AnswerWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWatch.class);

  /** How often it is looked in the time of idleness. */
  private static final int LOOKS = 8;

  private final Duration step;
  private final Set<Answer> underWay = new HashSet<>();
  private boolean looking;

  /**
   * A watch with nothing to look at.
   *
   * @param idle how long an answer may stand still; it may be an eighth more
   */
  AnswerWatch(Duration idle) {
    this.step = idle.dividedBy(LOOKS);
  }

  /**
   * Watches an answer until it is sent, whatever the outcome.
   *
   * @param sending ends with the answer
   * @param pieces those that have been taken
   * @return the same as {@code sending}
   */
  Future<Void> over(HttpServerRequest request, Future<Void> sending, Pieces pieces) {
    if (sending.isComplete()
        || !(request.connection() instanceof HttpServerConnection connection)) {
      return sending; // the socket took it at once, as it does almost always
    }
    Answer answer = new Answer(request, connection.channelHandlerContext().channel(), pieces);
    underWay.add(answer);
    lookLater(answer.channel);
    return sending.onComplete(_ -> underWay.remove(answer));
  }

  /** Not at a fixed rate: an event loop that was held up would look many times at once. */
  private void lookLater(Channel channel) {
    if (!looking) {
      looking = true;
      var _ =
          channel.eventLoop().schedule(() -> look(channel), step.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(Channel channel) {
    looking = false;
    try {
      List.copyOf(underWay).forEach(Answer::look); // one that is broken off leaves
    } finally {
      if (!underWay.isEmpty()) {
        lookLater(channel);
      }
    }
  }

  /** An answer that the socket did not take at once. */
  private static final class Answer {
    private final HttpServerRequest request;
    private final Channel channel;
    private final Pieces pieces;
    private final Outflow outflow;
    private final Optional<Http2FrameCodec> http2;
    private int taken;
    private int answerStill;
    private int connectionStill;

    private Answer(HttpServerRequest request, Channel channel, Pieces pieces) {
      this.request = request;
      this.channel = channel;
      this.pieces = pieces;
      this.outflow = new Outflow(channel);
      this.http2 = Optional.ofNullable(channel.pipeline().get(Http2FrameCodec.class));
      this.taken = pieces.taken();
    }

    private void look() {
      IdleStateHandler limit = channel.pipeline().get(IdleStateHandler.class);
      if (limit != null) {
        limit.resetWriteTimeout(); // it is decided here
      }
      connectionStill = outflow.hasMoved() ? 0 : connectionStill + 1;
      if (http2.isPresent()) {
        int before = taken;
        taken = pieces.taken();
        answerStill = taken == before ? answerStill + 1 : 0;
      } else {
        answerStill = connectionStill;
      }
      // The first look may be right after the beginning.
      if (answerStill > LOOKS) {
        LOG.atDebug().log("An answer that its client does not take is broken off");
        breakOff();
      }
    }

    /** Ends the answer alone where that can be, and where what is sent now gets to the client. */
    private void breakOff() {
      boolean reachable = outflow.isClear() || connectionStill <= LOOKS;
      if (http2.isPresent() && reachable) {
        // Not by way of Vert.x, which does not reset an answer of which it has been given all.
        ChannelHandlerContext context = channel.pipeline().context(http2.get());
        var _ =
            http2
                .get()
                .resetStream(
                    context,
                    Math.toIntExact(request.streamId()),
                    Http2Error.CANCEL.code(),
                    context.newPromise());
        context.flush();
      } else {
        // Not by way of the other handlers: they wait until what is stuck has been sent.
        var _ = channel.pipeline().firstContext().close();
      }
    }
  }
}
