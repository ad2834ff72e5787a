// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.gateway.embedded.cloud.signing.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Calls an embedded cloud as one user. */
final class NativeCaller {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI endpoint;
  private final String apiKey;
  private final String secretKey;

  NativeCaller(URI endpoint, String apiKey, String secretKey) {
    this.endpoint = endpoint;
    this.apiKey = apiKey;
    this.secretKey = secretKey;
  }

  /** The default seed's trial account. */
  static NativeCaller alice(EmbeddedCloud cloud) {
    return new NativeCaller(
        cloud.endpoint(), "AKIATRIALALICE000001", "trial/alice/secret/key/do+not+use+00001x");
  }

  static NativeCaller bob(EmbeddedCloud cloud) {
    return new NativeCaller(
        cloud.endpoint(), "AKIATRIALBOB00000001", "trial/bob/secret/key/do+not+use+000001xy");
  }

  static NativeCaller admin(EmbeddedCloud cloud) {
    return new NativeCaller(
        cloud.endpoint(), "AKIATRIALADMIN000001", "trial/admin/secret/key/do+not+use+00001x");
  }

  /** A signed request as it is. */
  HttpResponse<String> send(Map<String, String> parameters, boolean post) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put("apiKey", apiKey);
    all.put("signature", Signatures.sign(all, secretKey));
    return sendUnsigned(all, post);
  }

  HttpResponse<String> sendUnsigned(Map<String, String> parameters, boolean post) {
    return exchange(HTTP, endpoint, parameters, post);
  }

  static HttpResponse<String> exchange(
      HttpClient http, URI endpoint, Map<String, String> parameters, boolean post) {
    String form =
        parameters.entrySet().stream()
            .map(e -> encode(e.getKey()) + '=' + encode(e.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        post
            ? HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()
            : HttpRequest.newBuilder(URI.create(endpoint + "?" + form)).build();
    try {
      return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The content of a command's answer, whatever its status. */
  JsonNode call(String command, String... namesAndValues) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("command", command);
    parameters.put("response", "json");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return content(send(parameters, true).body());
  }

  static JsonNode content(String body) {
    try {
      return JSON.readTree(body).elements().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the one that has this name in a list. */
  String idOf(String command, String list, String name, String... more) {
    for (JsonNode entity : call(command, more).path(list)) {
      if (entity.path("name").asText().equals(name)) {
        return entity.path("id").asText();
      }
    }
    throw new IllegalStateException("No " + name);
  }

  /** The parameters of a machine of the default seed's, and more. */
  String[] deployment(String... more) {
    String[] base = {
      "zoneid", idOf("listZones", "zone", "us-east-1a"),
      "serviceofferingid", idOf("listServiceOfferings", "serviceoffering", "t2.micro"),
      "templateid", idOf("listTemplates", "template", "linux-x86_64", "templatefilter", "featured")
    };
    String[] all = Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return all;
  }

  /** The end of an asynchronous command's job. */
  JsonNode run(String command, String... namesAndValues) {
    return end(call(command, namesAndValues));
  }

  /** The end of the job that was submitted. */
  JsonNode end(JsonNode submission) {
    String jobId = submission.path("jobid").asText();
    return Awaitility.await()
        .until(
            () -> call("queryAsyncJobResult", "jobid", jobId),
            job -> job.path("jobstatus").asInt(-1) != 0);
  }
}
