// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.gateway.embedded.cloud.seed.SeedFile;
import io.vertx.core.Vertx;
import java.io.IOException;
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

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Path seed = directory.resolve("seed.yaml");
    Files.writeString(seed, resource("seed.yaml"));
    cloud =
        EmbeddedCloud.start(
                vertx,
                EmbeddedCloudOptions.in(directory.resolve("data")).withSeed(SeedFile.load(seed)))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    for (String line : resource("recordings.jsonl").split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode recording = NativeCaller.JSON.readTree(line);
        recordings.put(recording.get("name").asText(), recording);
      }
    }
  }

  @AfterAll
  void stop() {
    cloud.close().toCompletionStage().toCompletableFuture().join();
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

  private NativeCaller caller(String name) {
    return switch (name) {
      case "admin", "alice", "carol" ->
          new NativeCaller(cloud.endpoint(), name + "-key", name + "-secret");
      default -> new NativeCaller(cloud.endpoint(), "unknown", "unknown");
    };
  }

  /** Binds a recorded id to the thing with this name. */
  private void bind(String[] words) {
    String name = words.length > 3 ? words[3] : "";
    NativeCaller admin = caller("admin");
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
          default -> NativeCaller.JSON.createArrayNode();
        };
    if (words[2].equals("key")) {
      ids.put(words[1], name);
      return;
    }
    JsonNode found = null;
    for (JsonNode candidate : list) {
      if (name.isEmpty() || candidate.path("name").asText().equals(name)) {
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
      assertThat(head(answer.body())).isEqualTo(head(recorded.get("responseText").asText()));
      return;
    }
    JsonNode ours = NativeCaller.JSON.readTree(answer.body());
    compare(name, recorded.get("response"), ours, answer.body());
    JsonNode done = recordings.get(name + ".done");
    if (done != null) {
      NativeCaller caller = caller(recorded.get("caller").asText());
      JsonNode job = caller.end(ours.elements().next());
      compare(name + ".done", done.get("response").elements().next(), job, job.toString());
    }
  }

  /** What comes before the first value: declaration, envelope and, for errors, the code. */
  private static String head(String xml) {
    Matcher error = Pattern.compile("^(.*?</errorcode>)").matcher(xml);
    if (error.find()) {
      return error.group(1);
    }
    int count = xml.indexOf("<count>");
    return count < 0 ? xml : xml.substring(0, count);
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
    NativeCaller caller = caller(recorded.get("caller").asText());
    if (name.startsWith("error-bad-signature")) {
      parameters.put("apiKey", "admin-key");
      parameters.put("signature", "bm90IHRoZSBzaWduYXR1cmU=");
      return caller.sendUnsigned(parameters, post);
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
