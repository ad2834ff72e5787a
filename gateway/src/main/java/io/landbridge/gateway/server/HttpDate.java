// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The form of the {@code Date} header, RFC 9110 5.6.7: {@code Sun, 06 Nov 1994 08:49:37 GMT}. AWS
 * SDKs correct their clock by it.
 */
final class HttpDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private volatile Rendered last = new Rendered(Long.MIN_VALUE, "");

  private record Rendered(long second, String text) {}

  /** The text for a moment; formatted once a second. */
  String format(Instant moment) {
    Rendered known = last;
    if (known.second() != moment.getEpochSecond()) {
      known = new Rendered(moment.getEpochSecond(), FORM.format(moment));
      last = known;
    }
    return known.text();
  }
}
