// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Takes native answers apart. An answer is an object with one key, whose name is not to be relied
 * on ({@code listvirtualmachinesresponse}, but {@code restorevmresponse}); inside is the content.
 */
public final class NativeAnswers {
  private static final String COUNT = "count";

  private final AnswerFormat format;

  NativeAnswers(AnswerFormat format) {
    this.format = format;
  }

  /**
   * One page of a list.
   *
   * @param entities the entities of the page in the cloud's order
   * @param count how many entities all pages have; the cloud leaves it away when there are none
   */
  record Page<T>(List<T> entities, OptionalLong count) {}

  /**
   * The entity of a job's result as a record: {@code {"virtualmachine": {...}}}, or an object
   * without an entity such as {@code {"success": true}}.
   *
   * @throws IllegalArgumentException when the result is not what the record needs
   */
  public static <T> T readResult(JsonNode jobResult, Class<T> type) {
    return NativeMapper.MAPPER.convertValue(entityIn(jobResult), type);
  }

  /** The content of an answer. */
  JsonNode readContent(byte[] answer) throws IOException {
    JsonNode tree =
        format == AnswerFormat.XML ? XmlTree.read(answer) : NativeMapper.MAPPER.readTree(answer);
    if (!tree.isObject() || tree.size() != 1) {
      throw new IOException("An answer without an envelope");
    }
    return tree.elements().next();
  }

  /** The one entity of an answer, or its content where that has none. */
  <T> T readEntity(byte[] answer, Class<T> type) throws IOException {
    return NativeMapper.MAPPER.treeToValue(entityIn(readContent(answer)), type);
  }

  /** One page of a list. */
  <T> Page<T> readPage(byte[] answer, Class<T> type) throws IOException {
    if (format == AnswerFormat.XML) {
      return readPage(readContent(answer), type);
    }
    // A long list is bound while it is parsed: a tree of it would double the work.
    try (JsonParser parser = NativeMapper.MAPPER.createParser(answer)) {
      require(parser.nextToken() == JsonToken.START_OBJECT);
      require(parser.nextToken() == JsonToken.FIELD_NAME);
      require(parser.nextToken() == JsonToken.START_OBJECT);
      List<T> entities = new ArrayList<>();
      OptionalLong count = OptionalLong.empty();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isCount = parser.currentName().equals(COUNT);
        JsonToken value = parser.nextToken();
        if (isCount) {
          count = OptionalLong.of(parser.getValueAsLong());
        } else if (value == JsonToken.START_OBJECT) {
          entities.add(parser.readValueAs(type));
        } else if (value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            entities.add(parser.readValueAs(type));
          }
          require(parser.currentToken() == JsonToken.END_ARRAY);
        }
      }
      return new Page<>(entities, count);
    }
  }

  /** The error in an answer with a status that is not 200. */
  NativeError readError(NativeCommand command, int status, byte[] answer) {
    JsonNode content;
    try {
      content = readContent(answer);
    } catch (IOException _) {
      // The servlet container answers HTML for what never reaches CloudStack.
      content = JsonNodeFactory.instance.objectNode();
    }
    return toError(command, content, status, false);
  }

  /** How a job stands, from the content of {@code queryAsyncJobResult}. */
  JobOutcome toOutcome(NativeCommand command, JsonNode content) throws IOException {
    JsonNode result = content.path("jobresult");
    return switch (content.path("jobstatus").asInt(-1)) {
      case 0 -> new JobOutcome.Running();
      case 1 ->
          new JobOutcome.Succeeded(
              result.isObject() ? result : JsonNodeFactory.instance.objectNode());
      case 2, 3 ->
          new JobOutcome.Failed(
              toError(command, result, content.path("jobresultcode").asInt(530), true));
      default -> throw new IOException("A job without a status");
    };
  }

  private static NativeError toError(
      NativeCommand command, JsonNode content, int otherwise, boolean inJob) {
    JsonNode detail = content.path("cserrorcode");
    return new NativeError(
        command,
        content.path("errorcode").asInt(otherwise),
        detail.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(detail.asInt()),
        content.path("errortext").asText(content.isTextual() ? content.asText() : ""),
        inJob);
  }

  private static <T> Page<T> readPage(JsonNode content, Class<T> type) throws IOException {
    List<T> entities = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : content.properties()) {
      JsonNode value = field.getValue();
      if (value.isObject()) {
        entities.add(NativeMapper.MAPPER.treeToValue(value, type));
      }
      if (value.isArray()) {
        for (JsonNode element : value) {
          entities.add(NativeMapper.MAPPER.treeToValue(element, type));
        }
      }
    }
    JsonNode count = content.path(COUNT);
    return new Page<>(
        entities, count.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(count.asLong()));
  }

  private static JsonNode entityIn(JsonNode content) {
    if (content.size() == 1) {
      Iterator<JsonNode> values = content.elements();
      JsonNode only = values.next();
      return only.isObject() ? only : content;
    }
    return content;
  }

  private static void require(boolean expected) throws IOException {
    if (!expected) {
      throw new IOException("An answer without an envelope");
    }
  }
}
