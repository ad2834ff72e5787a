// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.translation.s3.access.policy.Statement.Choice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads policy documents: strict JSON, each name once, no name that the language does not have.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
final class PolicyParser {
  private static final int DEEPEST = 8;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(Policy.LONGEST_DOCUMENT)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final Set<String> POLICY_FIELDS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_FIELDS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private final PolicyVersion version;

  private PolicyParser(PolicyVersion version) {
    this.version = version;
  }

  static Policy parse(byte[] document) {
    if (document.length > Policy.LONGEST_DOCUMENT) {
      throw PolicyErrors.malformed("Policy exceeds the maximum allowed document size.");
    }
    if (document.length == 0 || document[0] != '{') {
      throw PolicyErrors.firstByte();
    }
    JsonNode root = read(document);
    refuseOthers(root, POLICY_FIELDS);
    PolicyVersion version =
        root.has("Version")
            ? PolicyVersion.find(text(root.get("Version")))
                .orElseThrow(
                    () -> PolicyErrors.malformed("The policy must contain a valid version string"))
            : PolicyVersion.V2008;
    List<Statement> statements = new PolicyParser(version).statements(root);
    return new Policy(Optional.ofNullable(root.get("Id")).map(PolicyParser::text), statements);
  }

  private static JsonNode read(byte[] document) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      return JSON.readTree(text);
    } catch (CharacterCodingException | JsonProcessingException | NumberFormatException e) {
      // The last is how Jackson takes a number whose exponent has too many digits.
      throw PolicyErrors.invalidJson();
    }
  }

  private List<Statement> statements(JsonNode root) {
    JsonNode field = required(root, "Statement");
    List<JsonNode> nodes = new ArrayList<>();
    if (field.isArray()) {
      field.forEach(nodes::add);
    } else {
      nodes.add(field);
    }
    if (nodes.isEmpty()) {
      throw PolicyErrors.malformed("Could not parse the policy: Statement is empty!");
    }
    List<Statement> statements = nodes.stream().map(this::statement).toList();
    Set<String> sids = new HashSet<>();
    if (statements.stream().flatMap(s -> s.sid().stream()).anyMatch(sid -> !sids.add(sid))) {
      throw PolicyErrors.malformed("Statement IDs (SID) in a single policy must be unique.");
    }
    return statements;
  }

  private Statement statement(JsonNode node) {
    if (!node.isObject()) {
      throw PolicyErrors.invalidJson();
    }
    refuseOthers(node, STATEMENT_FIELDS);
    String effect = text(required(node, "Effect"));
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw PolicyErrors.malformed("Invalid effect: " + effect);
    }
    return new Statement(
        Optional.ofNullable(node.get("Sid")).map(PolicyParser::text),
        effect.equals("Allow"),
        choice(node, "Principal", this::principals),
        choice(node, "Action", field -> patterns(field, PolicyErrors.invalidAction())),
        choice(node, "Resource", field -> patterns(field, PolicyErrors.invalidResource())),
        conditions(node));
  }

  private static <T> Choice<T> choice(
      JsonNode node, String name, Function<JsonNode, List<T>> read) {
    boolean negated = node.has("Not" + name);
    if (negated && node.has(name)) {
      throw PolicyErrors.malformed(
          "Statement has both " + name + " and Not" + name + "; only one is permitted");
    }
    return new Choice<>(
        negated, read.apply(negated ? node.get("Not" + name) : required(node, name)));
  }

  private List<PolicyPrincipal> principals(JsonNode field) {
    if (field.isTextual() && field.textValue().equals("*")) {
      return List.of(new PolicyPrincipal.Everyone());
    }
    if (!field.isObject() || field.isEmpty()) {
      throw PolicyErrors.invalidPrincipal();
    }
    List<PolicyPrincipal> named = new ArrayList<>();
    for (Map.Entry<String, JsonNode> kind : field.properties()) {
      for (String value : texts(kind.getValue(), PolicyErrors.invalidPrincipal())) {
        Optional<PolicyPrincipal> principal =
            switch (kind.getKey()) {
              case "AWS" -> PolicyPrincipal.findAws(value);
              case "CanonicalUser" -> PolicyPrincipal.findCanonical(value);
              case "Service" -> Optional.of(new PolicyPrincipal.Service(value));
              default -> Optional.empty();
            };
        named.add(principal.orElseThrow(PolicyErrors::invalidPrincipal));
      }
    }
    return named;
  }

  private List<TextPattern> patterns(JsonNode field, RuntimeException refusal) {
    return texts(field, refusal).stream()
        .map(text -> {
          TextPattern pattern = TextPattern.wildcards(text, version);
          if (!pattern.variables().stream().allMatch(ConditionKey::isKnown)) {
            throw refusal;
          }
          return pattern;
        })
        .toList();
  }

  private List<Condition> conditions(JsonNode statement) {
    JsonNode block = statement.get("Condition");
    if (block == null) {
      return List.of();
    }
    requireObject(block);
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : block.properties()) {
      requireObject(operator.getValue());
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(
            Condition.parse(operator.getKey(), key.getKey(), scalars(key.getValue()), version));
      }
    }
    return conditions;
  }

  private static void requireObject(JsonNode node) {
    if (!node.isObject()) {
      throw PolicyErrors.invalidJson();
    }
  }

  /** One value or several, each of them a text, a number or a truth value. */
  private static List<String> scalars(JsonNode node) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      if (one.isNumber()) {
        all.add(one.asText());
      } else if (one.isTextual() || one.isBoolean()) {
        all.add(one.asText());
      } else {
        throw PolicyErrors.invalidJson();
      }
    }
    return all;
  }

  /** One text or several, at least one and none of them empty. */
  private static List<String> texts(JsonNode node, RuntimeException refusal) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      if (!one.isTextual() || one.textValue().isEmpty()) {
        throw refusal;
      }
      all.add(one.textValue());
    }
    if (all.isEmpty()) {
      throw refusal;
    }
    return all;
  }

  private static JsonNode required(JsonNode node, String field) {
    JsonNode found = node.get(field);
    if (found == null || found.isNull()) {
      throw PolicyErrors.missing(field);
    }
    return found;
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw PolicyErrors.invalidJson();
    }
    return node.textValue();
  }

  private static void refuseOthers(JsonNode node, Set<String> known) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!known.contains(field.getKey())) {
        throw PolicyErrors.unknownField(field.getKey());
      }
    }
  }
}
