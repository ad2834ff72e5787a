// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.gateway.auth.RequestHead;
import java.util.Locale;
import java.util.Optional;

/** Which protocol a request looks like, for those whose signature does not say. */
final class Form {
  private static final String FORM = "application/x-www-form-urlencoded";

  private Form() {}

  /** Whether the body is a form, whose fields are parameters as those of the query are. */
  static boolean isPosted(RequestHead head) {
    return head.method().equals("POST")
        && findHeader(head, "content-type")
            .map(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
            .orElse(false);
  }

  /** Whether this may be a request of a query protocol and not of S3. */
  static boolean looksLikeQuery(RequestHead head) {
    return isPosted(head)
        || head.query().startsWith("Action=")
        || head.query().contains("&Action=");
  }

  private static Optional<String> findHeader(RequestHead head, String name) {
    return head.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(header -> header.value())
        .findFirst();
  }
}
