// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

import io.landbridge.gateway.server.RequestRecord;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** A page for a person: where the ports are, what works, the last requests. */
public final class StatusPage {
  private static final int SHOWN = 25;
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Landbridge</title></head>
      <body><h1>Landbridge</h1>
      """;

  private final Supplier<SequencedMap<String, String>> facts;
  private final Readiness readiness;
  private final RequestView requests;

  /** A page with facts by name, the health checks and the newest requests. */
  public StatusPage(
      Supplier<SequencedMap<String, String>> facts, Readiness readiness, RequestView requests) {
    this.facts = facts;
    this.readiness = readiness;
    this.requests = requests;
  }

  String html() {
    StringBuilder page = new StringBuilder(HEAD).append("<table>\n");
    facts.get().forEach((name, value) -> row(page, escape(name), escape(value)));
    readiness.report().checks().forEach((name, state) -> row(page, "check: " + name, state));
    page.append("</table>\n<p><a href=\"/metrics\">metrics</a></p>\n");
    page.append("<h2>Newest requests</h2>\n<table>\n");
    requests.newest(SHOWN).forEach(request -> row(page, request));
    return page.append("</table></body></html>\n").toString();
  }

  private static void row(StringBuilder page, RequestRecord request) {
    String id = escape(request.requestId());
    row(
        page,
        "<a href=\"/requests/" + id + "\">" + id + "</a>",
        request.receivedAt().toString(),
        escape(request.service() + " " + request.operation()),
        request.account().map(Object::toString).orElse("-"),
        escape(request.status() + request.errorCode().map(code -> " " + code).orElse("")),
        request.elapsed().toMillis() + " ms");
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<td>").append(cell).append("</td>");
    }
    page.append("</tr>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
