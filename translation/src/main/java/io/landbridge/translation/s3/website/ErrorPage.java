// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.aws.AwsError;
import java.nio.charset.StandardCharsets;

/**
 * The page that a website shows for an error when it has no page of its own.
 *
 * @param error what went wrong
 * @param reason the words for the error's status, for example {@code Not Found}
 * @param requestId the same as in the {@code x-amz-request-id} header
 * @param hostId which server answered
 */
public record ErrorPage(AwsError error, String reason, String requestId, String hostId) {

  /** The page in HTML and UTF-8. */
  public byte[] toHtml() {
    String title = error.httpStatus() + " " + escape(reason);
    StringBuilder html =
        new StringBuilder("<html>\n<head><title>")
            .append(title)
            .append("</title></head>\n<body>\n<h1>")
            .append(title)
            .append("</h1>\n<ul>\n");
    item(html, "Code", error.code());
    item(html, "Message", error.message());
    error.details().forEach((name, value) -> item(html, name, value));
    item(html, "RequestId", requestId);
    item(html, "HostId", hostId);
    return html.append("</ul>\n<hr/>\n</body>\n</html>\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void item(StringBuilder html, String name, String text) {
    html.append("<li>").append(name).append(": ").append(escape(text)).append("</li>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
