// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.s3.S3Errors;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where some requests to a website are sent instead. Not checked: see {@link
 * WebsiteConfiguration#check()}.
 *
 * @param condition which requests; absent for all of them
 * @param redirect where to
 */
public record RoutingRule(Optional<Condition> condition, Redirect redirect) {
  private static final Set<String> PROTOCOLS = Set.of("http", "https");

  /**
   * Which requests a rule is for; both must hold that are there.
   *
   * @param keyPrefixEquals what the key begins with
   * @param httpErrorCodeReturnedEquals the status that the request would otherwise be answered with
   */
  public record Condition(
      Optional<String> keyPrefixEquals, OptionalInt httpErrorCodeReturnedEquals) {}

  /**
   * Where requests are sent; what is absent stays as in the request.
   *
   * @param hostName the other host
   * @param httpRedirectCode the status of the answer, 301 unless said otherwise
   * @param protocol {@code http} or {@code https}
   * @param replaceKeyPrefixWith instead of the prefix of the condition
   * @param replaceKeyWith instead of the whole key
   */
  public record Redirect(
      Optional<String> hostName,
      OptionalInt httpRedirectCode,
      Optional<String> protocol,
      Optional<String> replaceKeyPrefixWith,
      Optional<String> replaceKeyWith) {

    private boolean isEmpty() {
      return hostName.isEmpty()
          && httpRedirectCode.isEmpty()
          && protocol.isEmpty()
          && replaceKeyPrefixWith.isEmpty()
          && replaceKeyWith.isEmpty();
    }
  }

  void check() {
    condition.ifPresent(RoutingRule::checkCondition);
    if (redirect.isEmpty()) {
      throw S3Errors.malformedXml().toException();
    }
    redirect.hostName().ifPresent(RoutingRule::checkHost);
    checkProtocol(redirect.protocol());
    redirect
        .httpRedirectCode()
        .ifPresent(code -> {
          if (code <= 300 || code > 399) {
            throw S3Errors.invalidRequest(
                    "The provided HTTP redirect code ("
                        + code
                        + ") is not valid. Valid codes are 3XX except 300.")
                .toException();
          }
        });
    if (redirect.replaceKeyPrefixWith().isPresent() && redirect.replaceKeyWith().isPresent()) {
      throw S3Errors.invalidRequest(
              "You can only define ReplaceKeyPrefix or ReplaceKey but not both.")
          .toException();
    }
  }

  private static void checkCondition(Condition condition) {
    if (condition.keyPrefixEquals().isEmpty()
        && condition.httpErrorCodeReturnedEquals().isEmpty()) {
      throw S3Errors.invalidRequest(
              "Condition cannot be empty. To redirect all requests without a condition, the condition"
                  + " element shouldn't be present.")
          .toException();
    }
    condition
        .httpErrorCodeReturnedEquals()
        .ifPresent(code -> {
          if (code < 400 || code > 599) {
            throw S3Errors.invalidRequest(
                    "The provided HTTP error code ("
                        + code
                        + ") is not valid. Valid codes are 4XX or 5XX.")
                .toException();
          }
        });
  }

  /** A host, which clients are told in a header; some write a port or a path behind it. */
  static void checkHost(String name) {
    if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw S3Errors.invalidArgument("HostName", name, "The HostName is not well formed")
          .toException();
    }
  }

  static void checkProtocol(Optional<String> protocol) {
    if (protocol.filter(name -> !PROTOCOLS.contains(name)).isPresent()) {
      throw S3Errors.invalidRequest(
              "Invalid protocol, protocol can be http or https. If not defined the protocol will be"
                  + " selected automatically.")
          .toException();
    }
  }

  /** Whether a rule is for a request that has not been answered with an error, yet or at all. */
  boolean appliesTo(String key) {
    return condition
        .map(c -> c.httpErrorCodeReturnedEquals().isEmpty() && hasPrefix(c, key))
        .orElse(true);
  }

  /** Whether a rule is for a request that would be answered with this error. */
  boolean appliesTo(String key, int error) {
    return condition
        .filter(c -> c.httpErrorCodeReturnedEquals().equals(OptionalInt.of(error)))
        .filter(c -> hasPrefix(c, key))
        .isPresent();
  }

  private static boolean hasPrefix(Condition condition, String key) {
    return key.startsWith(condition.keyPrefixEquals().orElse(""));
  }

  /** The key that a redirected request names. */
  String newKey(String key) {
    String prefix = condition.flatMap(Condition::keyPrefixEquals).orElse("");
    return redirect
        .replaceKeyWith()
        .or(() -> redirect.replaceKeyPrefixWith().map(r -> r + key.substring(prefix.length())))
        .orElse(key);
  }
}
