// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls an embedded cloud as a browser does: by a session, which cookies and a key tell. */
final class BrowserCaller {
  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String sessionKey = "";

  BrowserCaller(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Sends a request as it is, cookies included; a login's session key is kept. */
  HttpResponse<String> send(Map<String, String> parameters, boolean post) {
    HttpResponse<String> answer = NativeCaller.exchange(http, endpoint, parameters, post);
    if ("login".equals(parameters.get("command")) && answer.statusCode() == 200) {
      sessionKey = NativeCaller.content(answer.body()).path("sessionkey").asText();
    }
    return answer;
  }

  /** The same with the session's key. */
  HttpResponse<String> sendWithKey(Map<String, String> parameters, boolean post) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("sessionkey", sessionKey);
    return send(all, post);
  }
}
