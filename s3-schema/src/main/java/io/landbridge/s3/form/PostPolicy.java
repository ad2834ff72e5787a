// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landbridge.aws.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The policy of a form: until when it holds, and what its fields and its file must be.
 *
 * <pre>{@code
 * {"expiration": "2026-12-30T12:00:00.000Z",
 *  "conditions": [{"bucket": "photos"}, ["starts-with", "$key", "user/eric/"],
 *                 ["content-length-range", 1, 1048576]]}
 * }</pre>
 *
 * Source: S3 API Reference, "POST policy"; messages as the service answers them.
 */
public final class PostPolicy {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Fields that no condition needs to cover. */
  private static final Set<String> UNCOVERED = Set.of("policy", "x-amz-signature", "file");

  private static final String IGNORED_PREFIX = "x-ignore-";

  private final Instant expiration;
  private final List<PolicyCondition> conditions;

  private PostPolicy(Instant expiration, List<PolicyCondition> conditions) {
    this.expiration = expiration;
    this.conditions = conditions;
  }

  /**
   * Reads a policy.
   *
   * @param base64 the field as it came; the form's decoder has bounded it
   * @throws io.landbridge.aws.AwsException {@code InvalidPolicyDocument}
   */
  public static PostPolicy parse(String base64) {
    JsonNode document = json(base64);
    List<PolicyCondition> conditions = new ArrayList<>();
    Instant expiration = expiration(document);
    JsonNode list = document.path("conditions");
    if (list.isMissingNode()) {
      throw FormErrors.invalidPolicy("Policy missing conditions.");
    }
    if (!list.isArray()) {
      throw FormErrors.invalidPolicy("Invalid 'conditions' value: must be a List.");
    }
    list.forEach(condition -> conditions.add(condition(condition)));
    return new PostPolicy(expiration, List.copyOf(conditions));
  }

  private static JsonNode json(String base64) {
    byte[] text;
    try {
      text = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw FormErrors.invalidPolicy("invalid Base64 encoding.");
    }
    if (text.length == 0) {
      throw FormErrors.invalidPolicy("Expecting '{' but found End-of-Input");
    }
    try {
      JsonNode document = JSON.readTree(text);
      if (document.isObject()) {
        return document;
      }
    } catch (JsonProcessingException e) {
      throw FormErrors.invalidPolicy("Invalid JSON.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw FormErrors.invalidPolicy("Invalid JSON.");
  }

  private static Instant expiration(JsonNode document) {
    JsonNode expiration = document.path("expiration");
    if (expiration.isMissingNode()) {
      throw FormErrors.invalidPolicy("Policy missing expiration.");
    }
    try {
      if (expiration.isTextual()) {
        return DateTimeFormatter.ISO_DATE_TIME.parse(expiration.textValue(), Instant::from);
      }
    } catch (DateTimeException e) {
      throw invalidExpiration(expiration);
    }
    throw invalidExpiration(expiration);
  }

  private static AwsException invalidExpiration(JsonNode expiration) {
    return FormErrors.invalidPolicy("Invalid 'expiration' value: '" + expiration.asText() + "'");
  }

  private static PolicyCondition condition(JsonNode condition) {
    if (condition.isObject()) {
      return simple(condition);
    }
    if (!condition.isArray()) {
      throw FormErrors.invalidPolicy("Invalid condition test: must be a List or Object.");
    }
    if (condition.isEmpty() || !condition.get(0).isTextual()) {
      throw FormErrors.invalidPolicy("Invalid Condition: missing operation identifier.");
    }
    String operation = condition.get(0).textValue();
    boolean known = Set.of("eq", "starts-with", "content-length-range").contains(operation);
    if (!known) {
      throw FormErrors.invalidPolicy("Invalid Condition: unknown operation '" + operation + "'.");
    }
    if (condition.size() != 3) {
      throw FormErrors.invalidPolicy("Invalid " + operation + ": wrong number of arguments.");
    }
    return operation.equals("content-length-range") ? size(condition) : match(condition);
  }

  /** {@code {"acl": "private"}} is the same as {@code ["eq", "$acl", "private"]}. */
  private static PolicyCondition simple(JsonNode condition) {
    if (condition.size() != 1) {
      throw FormErrors.invalidPolicy(
          "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
    }
    var property = condition.properties().iterator().next();
    if (!property.getValue().isTextual()) {
      throw FormErrors.invalidPolicy("Invalid Simple-Condition: value must be a string.");
    }
    String name = property.getKey();
    return new PolicyCondition.Equal(
        name.toLowerCase(Locale.ROOT),
        property.getValue().textValue(),
        "[\"eq\", \"$" + name + "\", " + property.getValue() + "]");
  }

  private static PolicyCondition match(JsonNode condition) {
    JsonNode field = condition.get(1);
    JsonNode value = condition.get(2);
    String text = text(condition);
    boolean understood =
        field.isTextual() && value.isTextual() && field.textValue().startsWith("$");
    if (!understood) {
      return new PolicyCondition.Never(text);
    }
    String name = field.textValue().substring(1).toLowerCase(Locale.ROOT);
    return condition.get(0).textValue().equals("eq")
        ? new PolicyCondition.Equal(name, value.textValue(), text)
        : new PolicyCondition.StartsWith(name, value.textValue(), text);
  }

  private static PolicyCondition size(JsonNode condition) {
    JsonNode least = condition.get(1);
    JsonNode most = condition.get(2);
    boolean numbers = least.canConvertToExactIntegral() && most.canConvertToExactIntegral();
    return numbers && least.canConvertToLong() && most.canConvertToLong()
        ? new PolicyCondition.Size(new SizeRange(least.longValue(), most.longValue()))
        : new PolicyCondition.Never(text(condition));
  }

  private static String text(JsonNode condition) {
    List<String> parts = new ArrayList<>();
    condition.forEach(part -> parts.add(part.toString()));
    return "[" + String.join(", ", parts) + "]";
  }

  /** What the policy allows of the file's size, which is known only when the file has come. */
  public SizeRange sizes() {
    return conditions.stream()
        .map(c -> c instanceof PolicyCondition.Size(SizeRange range) ? range : SizeRange.ANY)
        .reduce(SizeRange.ANY, SizeRange::and);
  }

  /**
   * Checks a form.
   *
   * @param bucket the bucket that the form is posted to
   * @throws io.landbridge.aws.AwsException {@code AccessDenied} when the policy has expired, when a
   *     condition does not hold, or when a field is covered by none
   */
  public void check(PostForm form, String bucket, Instant now) {
    if (now.isAfter(expiration)) {
      throw FormErrors.againstPolicy("Policy expired.");
    }
    Set<String> covered = new HashSet<>(UNCOVERED);
    for (PolicyCondition condition : conditions) {
      check(condition, form, bucket);
      condition.field().ifPresent(covered::add);
    }
    List<String> extra = new ArrayList<>();
    if (!covered.contains("bucket")) {
      extra.add("bucket");
    }
    for (FormField field : form.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!covered.contains(name) && !name.startsWith(IGNORED_PREFIX) && !extra.contains(name)) {
        extra.add(name);
      }
    }
    if (!extra.isEmpty()) {
      throw FormErrors.againstPolicy("Extra input fields: " + String.join(", ", extra));
    }
  }

  private static void check(PolicyCondition condition, PostForm form, String bucket) {
    switch (condition) {
      case PolicyCondition.Equal(String name, String value, String text) -> {
        if (!value(name, form, bucket).equals(value)) {
          throw failed(text);
        }
      }
      case PolicyCondition.StartsWith startsWith -> {
        if (!startsWith.holds(value(startsWith.name(), form, bucket))) {
          throw failed(startsWith.text());
        }
      }
      case PolicyCondition.Never(String text) -> throw failed(text);
      case PolicyCondition.Size _ -> {
        // Whoever takes the file looks at its size.
      }
    }
  }

  /** The bucket is that of the address, the key has the file's name in it already. */
  private static String value(String name, PostForm form, String bucket) {
    return switch (name) {
      case "bucket" -> bucket;
      case "key" -> form.key();
      default -> form.find(name).orElse("");
    };
  }

  private static AwsException failed(String condition) {
    return FormErrors.againstPolicy("Policy Condition failed: " + condition);
  }
}
