// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.api.Answer;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers as JSON ({@code response=json}) or XML (anything else). */
enum Renderer {
  JSON("application/json;charset=utf-8") {
    @Override
    String write(String envelope, ObjectNode content, boolean versioned) {
      return Fields.of().put(envelope, content).node().toString();
    }
  },
  XML("text/xml;charset=utf-8") {
    @Override
    String write(String envelope, ObjectNode content, boolean versioned) {
      StringBuilder out = new StringBuilder(1024);
      out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><").append(envelope);
      if (versioned) {
        out.append(" cloud-stack-version=\"").append(VERSION).append('"');
      }
      out.append('>');
      children(out, content);
      return out.append("</").append(envelope).append('>').toString();
    }
  };

  /** The version that the recordings were made from. */
  static final String VERSION = "4.23.0.0-SNAPSHOT";

  // What the server keeps as a map it writes in XML as one text, and lists of maps not at all.
  // Source: recordings listVirtualMachines-running-xml, listTemplates-featured-xml.
  private static final Set<String> MAPS = Set.of("details", "accountdetails");
  private static final Set<String> LISTS_OF_MAPS = Set.of("downloaddetails");

  private final String contentType;

  Renderer(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  abstract String write(String envelope, ObjectNode content, boolean versioned);

  String answer(String envelope, Answer answer) {
    return write(envelope, content(answer), true);
  }

  /** An error's document. Errors from before a command was found have no version. */
  String error(String envelope, ApiError error, boolean versioned) {
    Fields fields = Fields.of();
    if (this == JSON) {
      fields.put("uuidList", List.of());
    }
    fields.put("errorcode", error.code());
    if (error.detailCode() != ApiError.NO_DETAIL) {
      fields.put("cserrorcode", error.detailCode());
    }
    return write(envelope, fields.put("errortext", error.text()).node(), versioned);
  }

  private static ObjectNode content(Answer answer) {
    return switch (answer) {
      case Answer.Listing(String key, int total, List<ObjectNode> page) -> {
        Fields fields = Fields.of();
        if (total > 0) {
          fields.put("count", total);
        }
        if (!page.isEmpty()) {
          fields.put(key, page);
        }
        yield fields.node();
      }
      case Answer.One(String key, ObjectNode entity) -> Fields.of().put(key, entity).node();
      case Answer.Flat(ObjectNode fields) -> fields;
      case Answer.Submitted(String jobId, var entityId) ->
          Fields.of().put("id", entityId).put("jobid", jobId).node();
    };
  }

  private static void children(StringBuilder out, ObjectNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (LISTS_OF_MAPS.contains(field.getKey())) {
        continue;
      }
      if (field.getValue() instanceof ObjectNode map && MAPS.contains(field.getKey())) {
        text(out, field.getKey(), mapText(map));
      } else if (field.getValue().isArray()) {
        field.getValue().forEach(element -> element(out, field.getKey(), element));
      } else {
        element(out, field.getKey(), field.getValue());
      }
    }
  }

  /** A map as Java writes it: {@code {a=b, c=d}}. */
  private static String mapText(ObjectNode map) {
    return map.properties().stream()
        .map(entry -> entry.getKey() + '=' + entry.getValue().asText())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static void text(StringBuilder out, String name, String text) {
    out.append('<').append(name).append('>');
    escape(out, text);
    out.append("</").append(name).append('>');
  }

  private static void element(StringBuilder out, String name, JsonNode value) {
    if (value instanceof ObjectNode object) {
      out.append('<').append(name).append('>');
      children(out, object);
      out.append("</").append(name).append('>');
    } else {
      text(out, name, value.asText());
    }
  }

  private static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&apos;");
        default -> out.append(c);
      }
    }
  }
}
