// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.lifecycle;

import io.landbridge.translation.s3.lifecycle.LifecycleConfiguration.Due;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How an answer tells clients what a bucket's lifecycle has in store for an object. */
public final class LifecycleHeaders {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private LifecycleHeaders() {}

  /**
   * The value of {@code x-amz-expiration}:
   *
   * <pre>{@code expiry-date="Fri, 21 Dec 2012 00:00:00 GMT", rule-id="picture-deletion-rule"}</pre>
   */
  public static String expiration(Due due) {
    return "expiry-date=\""
        + DATE.format(due.at())
        + "\", rule-id=\""
        + URLEncoder.encode(due.ruleId(), StandardCharsets.UTF_8).replace("+", "%20")
        + "\"";
  }
}
