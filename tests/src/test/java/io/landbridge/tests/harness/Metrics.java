// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway's admin port shows of its meters. */
public final class Metrics {
  private Metrics() {}

  /** How many requests are being worked on. */
  public static double inFlight(GatewayProcess gateway) throws IOException, InterruptedException {
    return find(gateway, "landbridge_requests_in_flight").orElse(-1);
  }

  /** The value of a meter without regard to its tags. */
  public static OptionalDouble find(GatewayProcess gateway, String name)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.endpoints().admin().resolve("/metrics")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String metrics = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      Matcher found =
          Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.E+-]+)").matcher(metrics);
      return found.find()
          ? OptionalDouble.of(Double.parseDouble(found.group(1)))
          : OptionalDouble.empty();
    }
  }
}
