// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.Closing;
import io.landbridge.translation.state.ClientTokens;
import io.landbridge.translation.state.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prolongs the claim on a client token while its request is carried out. The lease itself is short,
 * so that another gateway goes on soon after this one was killed.
 */
final class ClaimKeeper implements AutoCloseable {
  /** How long a claim holds when nobody prolongs it any more. */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(ClaimKeeper.class);

  private final ClientTokens tokens;
  private final ClientTokens.Claim claim;
  private final InstantSource clock;
  private final Instant until;
  private final Closing closing = new Closing();
  private final Thread thread;

  private ClaimKeeper(
      ClientTokens tokens, ClientTokens.Claim claim, InstantSource clock, Instant until) {
    this.tokens = tokens;
    this.claim = claim;
    this.clock = clock;
    this.until = until;
    this.thread = Thread.ofVirtual().name("claim-keeper").unstarted(this::keep);
  }

  /**
   * Begins to prolong a claim that was made for {@link #LEASE}.
   *
   * @param until when it stops even if it is not closed
   */
  static ClaimKeeper start(
      ClientTokens tokens, ClientTokens.Claim claim, InstantSource clock, Instant until) {
    ClaimKeeper keeper = new ClaimKeeper(tokens, claim, clock, until);
    keeper.thread.start();
    return keeper;
  }

  private void keep() {
    while (!closing.isClosedWithin(PAUSE) && clock.instant().isBefore(until)) {
      prolong();
    }
  }

  private void prolong() {
    try {
      if (!tokens.renew(claim, LEASE)) {
        LOG.atWarn().log("A client token was taken over while its request was at work");
      }
    } catch (StoreException e) {
      // There are more tries before the lease runs out.
      LOG.atWarn().setCause(e).log("A client token could not be prolonged");
    }
  }

  /** Stops; when this returns the claim is prolonged no more. */
  @Override
  public void close() {
    closing.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
