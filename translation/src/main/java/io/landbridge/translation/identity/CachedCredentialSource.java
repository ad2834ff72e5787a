// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what another source answered for a short while. Several requests for one key make one
 * look-up; failures are not kept; at most so many look-ups run at a time, so that made-up keys
 * cannot occupy the cloud.
 */
public final class CachedCredentialSource implements CredentialSource {
  private final CredentialSource source;
  private final Cache<String, CredentialLookup> cache;
  private final ConcurrentMap<String, CompletableFuture<CredentialLookup>> running =
      new ConcurrentHashMap<>();
  private final Semaphore lookups;
  private final Duration patience;

  /**
   * How long and how much is kept.
   *
   * @param known how long a known key is trusted, at most a minute: so long a secret that was
   *     changed natively goes on to work
   * @param unknown how long an unknown or disabled key is refused without asking
   * @param mostKeys how many keys are kept
   * @param mostLookups how many look-ups may run at a time
   * @param patience how long a look-up waits for its turn
   */
  public record Options(
      Duration known, Duration unknown, long mostKeys, int mostLookups, Duration patience) {
    public static final Options DEFAULT =
        new Options(
            Duration.ofSeconds(60), Duration.ofSeconds(5), 50_000, 16, Duration.ofSeconds(2));

    public Options {
      if (known.isNegative() || known.compareTo(Duration.ofMinutes(1)) > 0) {
        throw new IllegalArgumentException("known must be between 0 and 60 s: " + known);
      }
      if (unknown.isNegative() || unknown.compareTo(known) > 0) {
        throw new IllegalArgumentException("unknown must be between 0 and known: " + unknown);
      }
      if (mostKeys < 1 || mostLookups < 1) {
        throw new IllegalArgumentException("mostKeys and mostLookups must be positive");
      }
    }
  }

  /** A cache before the given source. */
  public CachedCredentialSource(CredentialSource source, Options options) {
    this(source, options, Ticker.systemTicker());
  }

  CachedCredentialSource(CredentialSource source, Options options, Ticker ticker) {
    this.source = source;
    this.lookups = new Semaphore(options.mostLookups());
    this.patience = options.patience();
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(options.mostKeys())
            .expireAfter(
                Expiry.<String, CredentialLookup>writing((_, lookup) ->
                    lookup instanceof CredentialLookup.Known ? options.known() : options.unknown()))
            .ticker(ticker)
            .executor(Runnable::run) // another thread would be woken for next to nothing
            .build();
  }

  @Override
  public CredentialLookup find(String accessKeyId) {
    CredentialLookup kept = cache.getIfPresent(accessKeyId);
    if (kept != null) {
      return kept;
    }
    CompletableFuture<CredentialLookup> mine = new CompletableFuture<>();
    CompletableFuture<CredentialLookup> shared = running.putIfAbsent(accessKeyId, mine);
    if (shared == null) {
      load(accessKeyId, mine);
      shared = mine;
    }
    try {
      // Bounded: whoever loads is bounded by the deadline of the native calls it makes.
      return shared.join();
    } catch (CompletionException e) {
      throw new CredentialsUnavailableException("The look-up of an access key failed", e);
    }
  }

  @Override
  public void forget(String accessKeyId) {
    cache.invalidate(accessKeyId);
    source.forget(accessKeyId);
  }

  private void load(String accessKeyId, CompletableFuture<CredentialLookup> result) {
    boolean admitted = false;
    try {
      admitted = lookups.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!admitted) {
        throw new CredentialsUnavailableException("Too many access keys are being looked up");
      }
      CredentialLookup lookup = source.find(accessKeyId);
      cache.put(accessKeyId, lookup);
      result.complete(lookup);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      // Whoever waits for this look-up must not wait for ever, whatever went wrong.
      result.completeExceptionally(e);
    } finally {
      if (admitted) {
        lookups.release();
      }
      running.remove(accessKeyId, result);
    }
  }
}
