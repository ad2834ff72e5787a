// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.notification;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The destinations that the operator has configured.
 *
 * <pre>{@code
 * arn:aws:sns:<region>:<account>:<name of a webhook>
 * arn:aws:sqs:<region>:<account>:<name of a webhook>
 * arn:aws:lambda:<region>:<account>:function:<name of a webhook>
 * }</pre>
 *
 * @param addresses where events are posted to, by the webhook's name
 */
public record Webhooks(Map<String, URI> addresses) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:(?:(?:sns|sqs):[a-z0-9-]*:\\d{12}|lambda:[a-z0-9-]*:\\d{12}:function)"
              + ":([A-Za-z0-9_-]{1,64})");

  /** No destination at all. */
  public static final Webhooks NONE = new Webhooks(Map.of());

  public Webhooks {
    addresses = Map.copyOf(addresses);
  }

  /** The webhook that an ARN names; empty for another form. */
  static Optional<String> findName(String arn) {
    Matcher matcher = ARN.matcher(arn);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Where the events for an ARN are posted to; empty when no webhook has this name. */
  public Optional<URI> find(String arn) {
    return findName(arn).flatMap(name -> Optional.ofNullable(addresses.get(name)));
  }
}
