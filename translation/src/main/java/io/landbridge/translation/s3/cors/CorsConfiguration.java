// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.cors;

import io.landbridge.s3.HeaderFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A bucket's rules; the first that fits a request is the one that counts.
 *
 * @param rules in the order of the document
 */
public record CorsConfiguration(List<CorsRule> rules) {
  private static final int MOST_RULES = 100;
  private static final String VARY =
      "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

  public CorsConfiguration {
    rules = List.copyOf(rules);
  }

  /**
   * Checks that a bucket may have these rules.
   *
   * @throws io.landbridge.aws.AwsException MalformedXML or InvalidRequest, saying what is wrong
   */
  public void check() {
    if (rules.isEmpty()) {
      throw CorsErrors.malformed();
    }
    if (rules.size() > MOST_RULES) {
      throw CorsErrors.invalidRequest(
          "The number of CORS rules should not exceed allowed limit of 100 rules.");
    }
    rules.forEach(CorsRule::check);
  }

  /**
   * What an {@code OPTIONS} request asks.
   *
   * @param origin the {@code Origin} header
   * @param method the {@code Access-Control-Request-Method} header
   * @param headers the {@code Access-Control-Request-Headers} header
   * @param ofObject whether the path names an object
   */
  public record Preflight(
      Optional<String> origin,
      Optional<String> method,
      Optional<String> headers,
      boolean ofObject) {

    private String resourceType() {
      return ofObject ? "OBJECT" : "BUCKET";
    }
  }

  /**
   * The headers of the answer to a preflight request.
   *
   * @param configuration the bucket's rules, if it has any
   * @throws io.landbridge.aws.AwsException BadRequest for a request that is not a preflight,
   *     AccessForbidden when no rule allows it
   */
  public static SequencedMap<String, String> answer(
      Optional<CorsConfiguration> configuration, Preflight asked) {
    String origin =
        asked
            .origin()
            .orElseThrow(() ->
                CorsErrors.badRequest("Insufficient information. Origin request header needed."));
    String method =
        asked
            .method()
            .filter(CorsRule.METHODS::contains)
            .orElseThrow(() ->
                CorsErrors.badRequest(
                    "Invalid Access-Control-Request-Method: " + asked.method().orElse("null")));
    List<String> headers = asked.headers().map(CorsConfiguration::split).orElse(List.of());
    CorsConfiguration rules =
        configuration.orElseThrow(() ->
            CorsErrors.forbidden(
                "CORS is not enabled for this bucket.", method, asked.resourceType()));
    return rules.rules.stream()
        .filter(rule -> rule.allows(origin, method) && rule.allowsHeaders(headers))
        .findFirst()
        .map(rule -> headers(rule, origin, headers))
        .orElseThrow(() ->
            CorsErrors.forbidden(
                "This CORS request is not allowed. This is usually because the evalution of"
                    + " Origin, request method / Access-Control-Request-Method or"
                    + " Access-Control-Request-Headers are not whitelisted by the resource's"
                    + " CORS spec.",
                method,
                asked.resourceType()));
  }

  /**
   * The headers that the answer to an actual request of another origin gets besides its own. When
   * no rule allows it, it only tells caches that another origin is answered otherwise, and the
   * browser keeps the answer from the script.
   *
   * @param origin the {@code Origin} header
   * @param method the request's method
   */
  public SequencedMap<String, String> headersFor(String origin, String method) {
    return rules.stream()
        .filter(rule -> rule.allows(origin, method))
        .findFirst()
        .map(rule -> headers(rule, origin, List.of()))
        .orElseGet(() -> new LinkedHashMap<>(Map.of("Vary", VARY)));
  }

  private static SequencedMap<String, String> headers(
      CorsRule rule, String origin, List<String> asked) {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    boolean any = rule.allowsAnyOrigin(origin);
    headers.put("Access-Control-Allow-Origin", any ? "*" : origin);
    headers.put("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()));
    putUnlessEmpty(headers, "Access-Control-Allow-Headers", asked);
    putUnlessEmpty(headers, "Access-Control-Expose-Headers", rule.exposeHeaders());
    rule.maxAgeSeconds()
        .ifPresent(age -> headers.put("Access-Control-Max-Age", Integer.toString(age)));
    if (!any) {
      headers.put("Access-Control-Allow-Credentials", "true");
    }
    headers.put("Vary", VARY);
    return headers;
  }

  private static void putUnlessEmpty(
      SequencedMap<String, String> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.put(name, String.join(", ", values));
    }
  }

  private static List<String> split(String headers) {
    return Arrays.stream(headers.split(",", -1))
        .map(String::strip)
        .filter(header -> !header.isEmpty())
        .map(header -> {
          if (!HeaderFields.isName(header)) {
            throw CorsErrors.badRequest(
                "Access-Control-Request-Headers: " + header + " is not a valid header");
          }
          return CorsRule.lower(header);
        })
        .toList();
  }
}
