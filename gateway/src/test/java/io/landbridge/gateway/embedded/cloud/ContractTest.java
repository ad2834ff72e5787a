// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.gateway.embedded.cloud.seed.SeedFile;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replays what was recorded from a real CloudStack: the same request gets an answer with the same
 * status, error code, field names and JSON types. Recorded ids are replaced by those that this
 * cloud gave to the same things earlier in the scenario.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContractTest {
  private static final String BASE = "/io/landbridge/gateway/embedded/cloud/contract/";
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern NOW = Pattern.compile("\\(now ([+-]) (\\d+) s\\).*");

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, JsonNode> recordings = new HashMap<>();
  private final Vertx vertx = Vertx.vertx();
  private EmbeddedCloud cloud;
  private EmbeddedCloud strict;
  private BrowserCaller browser;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    String seed = resource("seed.yaml");
    cloud = open(directory.resolve("usual"), seed);
    strict = open(directory.resolve("strict"), seed + "settings: {enforcePost: true}\n");
    browser = new BrowserCaller(cloud.endpoint());
    for (String line : resource("recordings.jsonl").split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode recording = NativeCaller.JSON.readTree(line);
        recordings.put(recording.get("name").asText(), recording);
      }
    }
  }

  private EmbeddedCloud open(Path directory, String seed) throws IOException {
    Path file = Files.createDirectories(directory).resolve("seed.yaml");
    Files.writeString(file, seed);
    return EmbeddedCloud.start(
            vertx, EmbeddedCloudOptions.in(directory.resolve("data")).withSeed(SeedFile.load(file)))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  @AfterAll
  void stop() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
    strict.close().toCompletionStage().toCompletableFuture().join();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(ContractTest.class.getResourceAsStream(BASE + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @TestFactory
  Stream<DynamicTest> answersLikeTheRecordedServer() throws IOException {
    return resource("scenario.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line ->
            DynamicTest.dynamicTest(
                line,
                () -> {
                  if (line.startsWith("=")) {
                    bind(line.split(" ", 4));
                  } else {
                    replay(line);
                  }
                }));
  }

  /** Who called, at the cloud that has the setting which the recording was made with. */
  private NativeCaller caller(String recording, String name) {
    URI endpoint = (recording.startsWith("enforced-") ? strict : cloud).endpoint();
    return switch (name) {
      case "admin", "alice", "carol" -> new NativeCaller(endpoint, name + "-key", name + "-secret");
      default -> new NativeCaller(endpoint, "unknown", "unknown");
    };
  }

  /** Binds a recorded id to the thing with this name. */
  private static String nameOf(JsonNode entity) {
    return entity.path(entity.has("username") ? "username" : "name").asText();
  }

  private void bind(String[] words) {
    String name = words.length > 3 ? words[3] : "";
    NativeCaller admin = caller("", "admin");
    JsonNode list =
        switch (words[2]) {
          case "zone" -> admin.call("listZones").path("zone");
          case "serviceoffering" -> admin.call("listServiceOfferings").path("serviceoffering");
          case "diskoffering" -> admin.call("listDiskOfferings").path("diskoffering");
          case "template" ->
              admin.call("listTemplates", "templatefilter", "featured").path("template");
          case "networkoffering" -> admin.call("listNetworkOfferings").path("networkoffering");
          case "vpcoffering" -> admin.call("listVPCOfferings").path("vpcoffering");
          case "ostype" -> admin.call("listOsTypes").path("ostype");
          case "user" -> admin.call("listUsers", "listall", "true").path("user");
          default -> NativeCaller.JSON.createArrayNode();
        };
    if (words[2].equals("key")) {
      ids.put(words[1], name);
      return;
    }
    JsonNode found = null;
    for (JsonNode candidate : list) {
      if (name.isEmpty() || nameOf(candidate).equals(name)) {
        found = candidate;
        break;
      }
    }
    assertThat(found).as(words[2] + " " + name).isNotNull();
    ids.put(words[1], Objects.requireNonNull(found).path("id").asText());
  }

  private void replay(String name) throws IOException {
    JsonNode recorded = Objects.requireNonNull(recordings.get(name), name);
    HttpResponse<String> answer = send(name, recorded);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(recorded.get("status").asInt());
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains(recorded.get("contentType").asText());
    if (recorded.has("responseText")) {
      compareText(name, recorded.get("responseText").asText(), answer.body());
      return;
    }
    JsonNode ours = NativeCaller.JSON.readTree(answer.body());
    compare(name, recorded.get("response"), ours, answer.body());
    JsonNode done = recordings.get(name + ".done");
    if (done != null) {
      NativeCaller caller = caller(name, recorded.get("caller").asText());
      JsonNode job = caller.end(ours.elements().next());
      compare(name + ".done", done.get("response").elements().next(), job, job.toString());
    }
  }

  /** XML by its structure; what is neither JSON nor XML is the same text. */
  private void compareText(String name, String recorded, String ours) throws IOException {
    if (recorded.startsWith("<?xml")) {
      assertThat(ours).startsWith(recorded.substring(0, recorded.indexOf("?>") + 2));
      compare(name, XmlShape.of(recorded), XmlShape.of(ours), ours);
    } else {
      assertThat(ours).isEqualTo(recorded);
    }
  }

  private void compare(String name, JsonNode recorded, JsonNode ours, String text) {
    assertThat(codes(ours)).as(name + ": " + text).isEqualTo(codes(recorded));
    List<String> problems = new Shapes(ids).compare(recorded, ours);
    assertThat(problems).as(name + ": " + text).isEmpty();
  }

  /** The error codes anywhere in an answer. */
  private static List<String> codes(JsonNode answer) {
    List<String> codes = new ArrayList<>();
    for (String key : List.of("errorcode", "cserrorcode", "jobresultcode", "jobstatus")) {
      codes.addAll(answer.findValuesAsText(key));
    }
    return codes;
  }

  private HttpResponse<String> send(String name, JsonNode recorded) {
    Map<String, String> parameters = new LinkedHashMap<>();
    recorded
        .get("request")
        .properties()
        .forEach(field -> parameters.put(field.getKey(), translate(field.getValue().asText())));
    if (name.startsWith("error-no-command")) {
      parameters.remove("command");
    }
    boolean post = recorded.get("method").asText().equals("POST");
    return switch (recorded.get("caller").asText()) {
      case "none", "nobody" -> browser.send(parameters, post);
      case "alice-session" ->
          parameters.getOrDefault("sessionkey", "wrong").equals("wrong")
              ? browser.send(parameters, post)
              : browser.sendWithKey(parameters, post);
      case String caller -> send(name, caller, parameters, post);
    };
  }

  private HttpResponse<String> send(
      String name, String who, Map<String, String> parameters, boolean post) {
    NativeCaller caller = caller(name, who);
    if (name.startsWith("error-bad-signature")) {
      parameters.put("apiKey", "admin-key");
      parameters.put("signature", "bm90IHRoZSBzaWduYXR1cmU=");
      return caller.sendUnsigned(parameters, post);
    }
    if (name.startsWith("error-no-signature")) {
      parameters.put("apiKey", "admin-key");
      return caller.sendUnsigned(parameters, post);
    }
    if (name.equals("enforced-get-list-no-sigv3")) {
      parameters.remove("signatureVersion");
      parameters.remove("expires");
    }
    return caller.send(parameters, post);
  }

  private String translate(String value) {
    Matcher now = NOW.matcher(value);
    if (now.matches()) {
      long seconds = Long.parseLong(now.group(1) + now.group(2));
      String suffix = value.endsWith("Z") ? "Z" : "+0000";
      return Instant.now().plusSeconds(seconds).toString().substring(0, 19) + suffix;
    }
    String known = ids.get(value);
    if (known != null) {
      return known;
    }
    return UUID.matcher(value)
        .replaceAll(match -> Optional.ofNullable(ids.get(match.group())).orElse(match.group()));
  }
}
