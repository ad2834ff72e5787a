// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Guests that boot at the same time: each asks forty times, as cloud-init and a few scripts do,
 * with a pause before each request. Every answer is checked.
 */
public final class GuestBoots {
  private static final List<String> PATHS =
      List.of(
          "/latest/meta-data/instance-id",
          "/2021-03-23/meta-data/instance-id",
          "/latest/user-data",
          "/2021-03-23/user-data",
          "/2021-03-23/meta-data/",
          "/2021-03-23/meta-data/ami-id",
          "/2021-03-23/meta-data/ami-launch-index",
          "/2021-03-23/meta-data/ami-manifest-path",
          "/2021-03-23/meta-data/block-device-mapping/",
          "/2021-03-23/meta-data/block-device-mapping/ami",
          "/2021-03-23/meta-data/block-device-mapping/root",
          "/2021-03-23/meta-data/hostname",
          "/2021-03-23/meta-data/instance-action",
          "/2021-03-23/meta-data/instance-life-cycle",
          "/2021-03-23/meta-data/instance-type",
          "/2021-03-23/meta-data/local-hostname",
          "/2021-03-23/meta-data/local-ipv4",
          "/2021-03-23/meta-data/mac",
          "/2021-03-23/meta-data/network/",
          "/2021-03-23/meta-data/network/interfaces/",
          "/2021-03-23/meta-data/network/interfaces/macs/",
          "/2021-03-23/meta-data/placement/",
          "/2021-03-23/meta-data/placement/availability-zone",
          "/2021-03-23/meta-data/placement/region",
          "/2021-03-23/meta-data/profile",
          "/2021-03-23/meta-data/reservation-id",
          "/2021-03-23/meta-data/security-groups",
          "/2021-03-23/meta-data/services/",
          "/2021-03-23/meta-data/services/domain",
          "/2021-03-23/meta-data/services/partition",
          "/2021-03-23/dynamic/instance-identity/document",
          "/latest/meta-data/instance-id",
          "/latest/meta-data/instance-type",
          "/latest/meta-data/local-ipv4",
          "/latest/meta-data/placement/availability-zone",
          "/latest/service-offering",
          "/latest/availability-zone",
          "/latest/local-ipv4",
          "/latest/vm-id");

  /** The user data that every instance has to be launched with. */
  public static final String USER_DATA = "#!/bin/sh\n" + "echo one of many\n".repeat(60);

  /** How often each guest asks, the token included. */
  public static final int REQUESTS = 1 + PATHS.size();

  private final URI metadata;
  private final Clock clock;
  private final Duration within;
  private final Duration pause;

  /**
   * @param metadata the port that guests ask
   * @param within how much later than the first guest the last one begins
   * @param pause how long guests rest before each request on average
   */
  public GuestBoots(URI metadata, Clock clock, Duration within, Duration pause) {
    this.metadata = metadata;
    this.clock = clock;
    this.within = within;
    this.pause = pause;
  }

  /**
   * How long answers took, shortest first.
   *
   * @param nanos one for each request
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Latencies(long[] nanos) {
    /** The time that this part of all requests took at most. */
    public double millis(double quantile) {
      int index = (int) Math.ceil(quantile * nanos.length) - 1;
      return nanos[Math.max(0, index)] / 1e6;
    }
  }

  /**
   * Lets guests boot and waits for them.
   *
   * @param addresses the address of each instance by its id
   */
  public Latencies run(Map<String, String> addresses) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<long[]>> boots = new ArrayList<>();
      addresses.forEach(
          (instance, address) -> boots.add(threads.submit(() -> boot(instance, address))));
      LongStream all = LongStream.empty();
      for (Future<long[]> boot : boots) {
        all = LongStream.concat(all, Arrays.stream(boot.get()));
      }
      return new Latencies(all.sorted().toArray());
    } catch (ExecutionException e) {
      throw new AssertionError("A guest could not boot", e);
    }
  }

  private long[] boot(String instance, String address) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(instance.hashCode());
    long[] nanos = new long[REQUESTS];
    rest(random, within.dividedBy(2));
    try (Guest guest = new Guest(metadata, address, clock)) {
      long before = System.nanoTime();
      String token = guest.token();
      nanos[0] = System.nanoTime() - before;
      for (int index = 0; index < PATHS.size(); index++) {
        String path = PATHS.get(index);
        rest(random, pause);
        before = System.nanoTime();
        Guest.Answer answer = guest.get(path, token);
        nanos[index + 1] = System.nanoTime() - before;
        check(instance, address, path, answer);
      }
    }
    return nanos;
  }

  private static void rest(SplittableRandom random, Duration mean) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(random.nextLong(2 * mean.toNanos() + 1)));
  }

  private static void check(String instance, String address, String path, Guest.Answer answer) {
    boolean right =
        switch (path.substring(path.lastIndexOf('/') + 1)) {
          case "instance-id" -> answer.text().equals(instance);
          case "local-ipv4" -> answer.text().equals(address);
          case "user-data" -> answer.text().equals(USER_DATA);
          default -> true;
        };
    if (answer.status() != 200 || !right) {
      throw new AssertionError(
          address + " was answered " + answer.status() + " " + answer.text() + " for " + path);
    }
  }
}
