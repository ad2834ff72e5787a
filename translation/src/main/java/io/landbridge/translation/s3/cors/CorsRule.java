// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.cors;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which requests of other origins a bucket answers. Not checked: see {@link
 * CorsConfiguration#check()}.
 *
 * @param id the rule's name
 * @param allowedOrigins scheme, host and port, with at most one {@code *} each
 * @param allowedMethods of GET, PUT, POST, DELETE and HEAD
 * @param allowedHeaders what a preflight may ask for, with at most one {@code *} each
 * @param exposeHeaders what scripts may read of an answer
 * @param maxAgeSeconds how long a browser may keep the answer to a preflight
 */
public record CorsRule(
    Optional<String> id,
    List<String> allowedOrigins,
    List<String> allowedMethods,
    List<String> allowedHeaders,
    List<String> exposeHeaders,
    OptionalInt maxAgeSeconds) {

  static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");
  private static final int LONGEST_ID = 255;

  public CorsRule {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedMethods = List.copyOf(allowedMethods);
    allowedHeaders = List.copyOf(allowedHeaders);
    exposeHeaders = List.copyOf(exposeHeaders);
  }

  void check() {
    if (allowedOrigins.isEmpty() || allowedMethods.isEmpty()) {
      throw CorsErrors.malformed();
    }
    if (id.filter(text -> text.length() > LONGEST_ID).isPresent()) {
      throw CorsErrors.invalidRequest("ID length should not exceed allowed limit of 255");
    }
    for (String method : allowedMethods) {
      if (!METHODS.contains(method)) {
        throw CorsErrors.invalidRequest(
            "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
      }
    }
    allowedOrigins.forEach(origin -> checkWildcards("AllowedOrigin", origin));
    allowedHeaders.forEach(header -> checkWildcards("AllowedHeader", header));
    for (String header : exposeHeaders) {
      if (header.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw CorsErrors.invalidRequest("ExposeHeader is not the name of a header.");
      }
      if (header.indexOf('*') >= 0) {
        throw CorsErrors.invalidRequest(
            "ExposeHeader \""
                + header
                + "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
      }
    }
  }

  private static void checkWildcards(String element, String text) {
    if (text.indexOf('*') != text.lastIndexOf('*')) {
      throw CorsErrors.invalidRequest(
          element + " \"" + text + "\" can not have more than one wildcard.");
    }
  }

  boolean allows(String origin, String method) {
    return allowedMethods.contains(method) && findOrigin(origin).isPresent();
  }

  boolean allowsHeaders(List<String> wanted) {
    return wanted.stream()
        .allMatch(
            header -> allowedHeaders.stream().anyMatch(allowed -> matches(lower(allowed), header)));
  }

  /**
   * Whether every origin is answered alike, so that the answer need not name the one that asked.
   */
  boolean allowsAnyOrigin(String origin) {
    return findOrigin(origin).filter("*"::equals).isPresent();
  }

  private Optional<String> findOrigin(String origin) {
    return allowedOrigins.stream().filter(allowed -> matches(allowed, origin)).findFirst();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether a text is what a pattern with at most one {@code *} stands for. */
  private static boolean matches(String pattern, String text) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(text)
        : text.length() >= pattern.length() - 1
            && text.startsWith(pattern.substring(0, star))
            && text.endsWith(pattern.substring(star + 1));
  }
}
