// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a gateway has sent each native command so far, as its metrics count it.
 *
 * @param counts by command
 */
public record NativeCalls(Map<String, Long> counts) {
  private static final Pattern LINE =
      Pattern.compile("landbridge_native_calls_seconds_count\\{command=\"(\\w+)\",.*} ([0-9.E]+)");

  public NativeCalls {
    counts = Map.copyOf(counts);
  }

  /** What the operators' port says now. */
  public static NativeCalls of(URI admin) {
    Map<String, Long> counts = new TreeMap<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(admin.resolve("/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher lines = LINE.matcher(answer.body());
      while (lines.find()) {
        counts.merge(lines.group(1), (long) Double.parseDouble(lines.group(2)), Long::sum);
      }
      return new NativeCalls(counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What came after an earlier moment. */
  public NativeCalls since(NativeCalls before) {
    Map<String, Long> more = new TreeMap<>();
    counts.forEach((command, count) -> {
      long came = count - before.counts().getOrDefault(command, 0L);
      if (came > 0) {
        more.put(command, came);
      }
    });
    return new NativeCalls(more);
  }

  /** How many of them were lists, a page each. */
  public long lists() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("list"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
