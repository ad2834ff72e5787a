// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedCredentialSourceTest {
  private static final CredentialLookup KNOWN = CredentialLookup.Known.of(Calls.byAlice().caller());
  private static final CachedCredentialSource.Options OPTIONS =
      new CachedCredentialSource.Options(
          Duration.ofSeconds(60), Duration.ofSeconds(5), 10, 1, Duration.ofMillis(20));

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  private CachedCredentialSource caching(CredentialSource source) {
    return new CachedCredentialSource(
        key -> {
          asked.incrementAndGet();
          return source.find(key);
        },
        OPTIONS,
        nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void trustsAKnownKeyForAMinute() {
    CachedCredentialSource cached = caching(_ -> KNOWN);

    cached.find("a");
    pass(Duration.ofSeconds(59));
    assertThat(cached.find("a")).isEqualTo(KNOWN);
    assertThat(asked).hasValue(1);
    pass(Duration.ofSeconds(2));
    cached.find("a");
    assertThat(asked).hasValue(2);
  }

  @Test
  void remembersAnUnknownKeyForAMomentOnly() {
    CachedCredentialSource cached = caching(_ -> new CredentialLookup.Unknown());

    cached.find("a");
    pass(Duration.ofSeconds(4));
    cached.find("a");
    assertThat(asked).hasValue(1);
    pass(Duration.ofSeconds(2));
    cached.find("a");
    assertThat(asked).hasValue(2);
  }

  @Test
  void asksAgainForAForgottenKey() {
    CachedCredentialSource cached = caching(_ -> KNOWN);

    cached.find("a");
    cached.forget("a");
    cached.find("a");

    assertThat(asked).hasValue(2);
  }

  @Test
  void doesNotKeepFailures() {
    List<RuntimeException> failures =
        new ArrayList<>(List.of(new CredentialsUnavailableException("down")));
    CachedCredentialSource cached =
        caching(_ -> {
          if (!failures.isEmpty()) {
            throw failures.removeFirst();
          }
          return KNOWN;
        });

    assertThatThrownBy(() -> cached.find("a")).isInstanceOf(CredentialsUnavailableException.class);
    assertThat(cached.find("a")).isEqualTo(KNOWN);
  }

  @Test
  void asksOnceForManyAndRefusesMoreLookUpsThanAllowed() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CachedCredentialSource cached =
        caching(_ -> {
          started.countDown();
          awaitUninterrupted(release);
          return KNOWN;
        });

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CredentialLookup> first = threads.submit(() -> cached.find("a"));
      started.await();
      Future<CredentialLookup> second = threads.submit(() -> cached.find("a"));

      assertThatThrownBy(() -> cached.find("b"))
          .isInstanceOf(CredentialsUnavailableException.class);
      release.countDown();

      assertThat(first.get()).isEqualTo(KNOWN);
      assertThat(second.get()).isEqualTo(KNOWN);
    }
    assertThat(asked).hasValue(1);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
