// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a CloudStack, with the bounds of each resource that calling it takes.
 *
 * @param endpoint the native API, for example {@code http://cloud.example:8080/client/api}
 * @param connections the connections and calls in flight
 * @param wire how requests and answers are written
 * @param retry the pauses between attempts at a call that is safe to repeat
 * @param polling the pauses between two looks at a job that a request waits for
 */
public record CloudStackOptions(
    URI endpoint, Connections connections, Wire wire, Retry retry, Pauses polling) {

  public CloudStackOptions {
    String scheme = String.valueOf(endpoint.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "endpoint: not an http or https URL with a host: " + endpoint);
    }
    if (endpoint.getRawQuery() != null || endpoint.getUserInfo() != null) {
      throw new IllegalArgumentException("endpoint: must have neither query nor user: " + endpoint);
    }
  }

  /** The defaults for an endpoint. */
  public static CloudStackOptions at(URI endpoint) {
    return new CloudStackOptions(
        endpoint,
        Connections.defaults(),
        Wire.defaults(),
        Retry.defaults(),
        new Pauses(Duration.ofMillis(200), Duration.ofSeconds(2)));
  }

  /** The same with other connections. */
  public CloudStackOptions with(Connections other) {
    return new CloudStackOptions(endpoint, other, wire, retry, polling);
  }

  /** The same with another way to write. */
  public CloudStackOptions with(Wire other) {
    return new CloudStackOptions(endpoint, connections, other, retry, polling);
  }

  /** The same with other attempts. */
  public CloudStackOptions with(Retry other) {
    return new CloudStackOptions(endpoint, connections, wire, other, polling);
  }

  /** The same with other pauses between looks at a job. */
  public CloudStackOptions withPolling(Pauses other) {
    return new CloudStackOptions(endpoint, connections, wire, retry, other);
  }

  /**
   * Connections and calls in flight.
   *
   * @param size most connections to the cloud
   * @param inFlight most calls under way or waiting for a connection; more wait for their turn
   * @param connectTimeout for one connection to open
   * @param requestTimeout for one call to be answered; a request's own deadline may end it earlier
   * @param certificateAuthorities a PEM file with the authorities to trust; those of the Java
   *     runtime when absent
   */
  public record Connections(
      int size,
      int inFlight,
      Duration connectTimeout,
      Duration requestTimeout,
      Optional<Path> certificateAuthorities) {

    public Connections {
      atLeast("connections.size", size, 1);
      atLeast("connections.inFlight", inFlight, size);
      positive("connections.connectTimeout", connectTimeout);
      positive("connections.requestTimeout", requestTimeout);
    }

    /** 32 connections, 256 calls, 5 s to connect, 60 s to answer. */
    public static Connections defaults() {
      return new Connections(
          32, 256, Duration.ofSeconds(5), Duration.ofSeconds(60), Optional.empty());
    }
  }

  /**
   * How requests and answers are written.
   *
   * @param format the format of answers
   * @param readsByGet whether commands that only read are sent by GET; all others, and all by
   *     default, are form posts
   * @param pageSize entities per page of a list, at most the cloud's {@code default.page.size}
   * @param mostAnswerBytes the largest answer that is read
   * @param mostEntities the longest list that is read through
   * @param signatureLifetime how long a signed request may be on its way, at most 15 minutes,
   *     because CloudStack can be told to refuse more
   */
  public record Wire(
      AnswerFormat format,
      boolean readsByGet,
      int pageSize,
      int mostAnswerBytes,
      int mostEntities,
      Duration signatureLifetime) {

    public Wire {
      atLeast("wire.pageSize", pageSize, 1);
      atLeast("wire.mostAnswerBytes", mostAnswerBytes, 1024);
      atLeast("wire.mostEntities", mostEntities, pageSize);
      positive("wire.signatureLifetime", signatureLifetime);
      if (signatureLifetime.compareTo(Duration.ofMinutes(15)) > 0) {
        throw new IllegalArgumentException("wire.signatureLifetime: more than 15 minutes");
      }
    }

    /** JSON by POST, pages of 500, answers to 64 MiB, lists to 100,000 entities, 10 minutes. */
    public static Wire defaults() {
      return new Wire(AnswerFormat.JSON, false, 500, 64 << 20, 100_000, Duration.ofMinutes(10));
    }

    /** The same in another format. */
    public Wire with(AnswerFormat other) {
      return new Wire(
          other, readsByGet, pageSize, mostAnswerBytes, mostEntities, signatureLifetime);
    }
  }

  /**
   * Attempts at a call that is safe to repeat.
   *
   * @param attempts most attempts, the first included
   * @param pauses between them; the real pause is a random part of it, half at least
   */
  public record Retry(int attempts, Pauses pauses) {

    public Retry {
      atLeast("retry.attempts", attempts, 1);
    }

    /** Three attempts, 100 ms to 1 s apart. */
    public static Retry defaults() {
      return new Retry(3, new Pauses(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }
  }

  /**
   * Pauses that grow: each is half as long again as the one before.
   *
   * @param first the first pause
   * @param longest the longest
   */
  public record Pauses(Duration first, Duration longest) {

    public Pauses {
      positive("pauses.first", first);
      if (longest.compareTo(first) < 0) {
        throw new IllegalArgumentException("pauses.longest: shorter than the first");
      }
    }

    /** The pause that follows {@code pause}. */
    public Duration after(Duration pause) {
      Duration next = pause.plus(pause.dividedBy(2)).plusMillis(1);
      return next.compareTo(longest) > 0 ? longest : next;
    }
  }

  private static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(key + ": less than " + least + ": " + value);
    }
  }

  private static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(key + ": not positive: " + value);
    }
  }
}
