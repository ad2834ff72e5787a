// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A native key pair, as {@code listUserKeys} and {@code getUserKeys} answer it; the components have
 * the native names.
 *
 * @param apikey the access key
 * @param secretkey its secret
 * @param state {@code ENABLED} unless the pair was put out of use; absent before 4.23
 * @param startdate from when on it may be used, for example {@code 2026-11-21T18:17:54+0000}
 * @param enddate until when it may be used
 * @param apikeyaccess whether the user may use keys at all, in {@code getUserKeys} since 4.20.1
 */
record KeyPair(
    Optional<String> apikey,
    Optional<String> secretkey,
    Optional<String> state,
    Optional<String> startdate,
    Optional<String> enddate,
    Optional<Boolean> apikeyaccess) {
  private static final DateTimeFormatter NATIVE_DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", Locale.ROOT);

  boolean isValidAt(Instant now) {
    return state.map("ENABLED"::equalsIgnoreCase).orElse(true)
        && apikeyaccess.orElse(true)
        && startdate.map(date -> !now.isBefore(read(date))).orElse(true)
        && enddate.map(date -> now.isBefore(read(date))).orElse(true);
  }

  private static Instant read(String date) {
    try {
      return OffsetDateTime.parse(date, NATIVE_DATE).toInstant();
    } catch (DateTimeException e) {
      throw new CredentialsUnavailableException("A key pair has a date of unknown form", e);
    }
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "KeyPair(" + apikey.orElse("") + ")";
  }
}
