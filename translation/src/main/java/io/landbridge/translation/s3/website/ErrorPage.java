// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.website;

import io.landbridge.aws.AwsError;
import java.nio.charset.StandardCharsets;

/**
 * The page that a website shows for an error when it has no page of its own.
 *
 * @param error what went wrong
 * @param requestId the same as in the {@code x-amz-request-id} header
 * @param hostId which server answered
 */
public record ErrorPage(AwsError error, String requestId, String hostId) {

  /** The page in HTML and UTF-8. */
  public byte[] toHtml() {
    String title = error.httpStatus() + " " + reason();
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

  /** The words for the status. RFC 9110 15. */
  private String reason() {
    return switch (error.httpStatus()) {
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 412 -> "Precondition Failed";
      case 416 -> "Requested Range Not Satisfiable";
      case 503 -> "Service Unavailable";
      default -> error.httpStatus() < 500 ? "Bad Request" : "Internal Server Error";
    };
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
