// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates in headers. Source: RFC 9110 5.6.7: {@code Sun, 06 Nov 1994 08:49:37 GMT}, and the two
 * older forms {@code Sunday, 06-Nov-94 08:49:37 GMT} and {@code Sun Nov 6 08:49:37 1994}, which are
 * read and never written. AWS SDKs correct their clock by the {@code Date} of answers.
 */
public final class HttpDate {
  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  // Two digits of a year mean one of 1970 to 2069.
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final List<DateTimeFormatter> FORMS =
      List.of(DateTimeFormatter.RFC_1123_DATE_TIME, RFC_850, ASCTIME);
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final int LAST_YEAR = 9999;
  private static final int MAX_LENGTH = 40;

  private HttpDate() {}

  /** The instant to the second below it. */
  public static String format(Instant instant) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    int year = time.getYear();
    if (year < 0 || year > LAST_YEAR) {
      return FIXED.format(instant);
    }
    // Every answer about an object has such a date; the formatter takes ten times as long.
    StringBuilder text = new StringBuilder(MAX_LENGTH);
    text.append(DAYS.get(time.getDayOfWeek().getValue() - 1)).append(", ");
    digits(text, time.getDayOfMonth()).append(' ');
    text.append(MONTHS.get(time.getMonthValue() - 1)).append(' ');
    digits(digits(text, year / 100), year % 100).append(' ');
    digits(text, time.getHour()).append(':');
    digits(text, time.getMinute()).append(':');
    return digits(text, time.getSecond()).append(" GMT").toString();
  }

  private static StringBuilder digits(StringBuilder text, int two) {
    return text.append((char) ('0' + two / 10)).append((char) ('0' + two % 10));
  }

  /** The instant that a text in one of the forms stands for. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(form.parse(text, Instant::from));
      } catch (DateTimeException _) {
        // Another form may fit.
      }
    }
    return Optional.empty();
  }
}
