// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/** Bounds that several records of the configuration share. */
final class Check {
  private Check() {}

  static void port(String key, int port) {
    range(key, port, 0, 65_535);
  }

  static void range(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ConfigurationException(
          key, "must be between " + least + " and " + most + ", but is " + value);
    }
  }

  static void duration(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new ConfigurationException(
          key,
          "must be between "
              + Durations.format(least)
              + " and "
              + Durations.format(most)
              + ", but is "
              + Durations.format(value));
    }
  }

  static void size(String key, DataSize value, DataSize least, DataSize most) {
    if (value.bytes() < least.bytes() || value.bytes() > most.bytes()) {
      throw new ConfigurationException(
          key, "must be between " + least + " and " + most + ", but is " + value);
    }
  }

  static void text(String key, String value) {
    if (value.isBlank()) {
      throw new ConfigurationException(key, "must not be empty");
    }
  }

  static void httpUrl(String key, String value) {
    try {
      URI url = new URI(value);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
        throw new ConfigurationException(
            key, "must be a URL like http://cloud.example.com:8080/client/api");
      }
    } catch (URISyntaxException e) {
      throw new ConfigurationException(key, "is not a URL: " + e.getReason());
    }
  }
}
