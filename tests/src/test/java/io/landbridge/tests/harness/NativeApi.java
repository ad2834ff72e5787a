// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * CloudStack's own API as a test sees it, past the gateway: what is really there. Written apart
 * from the gateway's client, so that the two check each other.
 */
public final class NativeApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI commands;
  private final Account account;
  private final HttpClient http = HttpClient.newHttpClient();

  /** The API at {@code commands}, asked as {@code account}. */
  public NativeApi(URI commands, Account account) {
    this.commands = commands;
    this.account = account;
  }

  /** The answer to a command, without its envelope; an error answer fails the test. */
  public JsonNode get(String command, Map<String, String> parameters) {
    HttpResponse<byte[]> answer = send(command, parameters);
    try {
      JsonNode document = JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new AssertionError(command + " was answered " + answer.statusCode() + document);
      }
      return document.elements().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many virtual machines the account has, whatever their state. */
  public int countVirtualMachines() {
    return get("listVirtualMachines", Map.of()).path("count").asInt(0);
  }

  /** The raw answer to a command. */
  public HttpResponse<byte[]> send(String command, Map<String, String> parameters) {
    HttpRequest request =
        HttpRequest.newBuilder(commands)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(sign(command, parameters)))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String sign(String command, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("command", command);
    all.put("response", "json");
    all.put("apiKey", account.accessKey());
    String query =
        all.entrySet().stream()
            .map(e -> e.getKey() + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(account.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signed = mac.doFinal(query.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return query + "&signature=" + encode(Base64.getEncoder().encodeToString(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
