// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An XML answer as the JSON it would be, so that both can be compared alike: repeated elements and
 * those with elements inside are arrays, texts have the type that they look like.
 */
final class XmlShape {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private XmlShape() {}

  static JsonNode of(String xml) throws IOException {
    try {
      Element root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement();
      ObjectNode answer = NODES.objectNode();
      ObjectNode content = object(root);
      if (root.hasAttribute("cloud-stack-version")) {
        content.put("@cloud-stack-version", root.getAttribute("cloud-stack-version"));
      }
      answer.set(root.getTagName(), content);
      return answer;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(xml, e);
    }
  }

  private static ObjectNode object(Element element) {
    ObjectNode object = NODES.objectNode();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        add(object, inner.getTagName(), value(inner));
      }
    }
    return object;
  }

  private static void add(ObjectNode object, String name, JsonNode value) {
    JsonNode earlier = object.get(name);
    if (earlier instanceof ArrayNode several) {
      several.add(value);
    } else if (earlier != null) {
      object.set(name, NODES.arrayNode().add(earlier).add(value));
    } else {
      object.set(name, value.isObject() ? NODES.arrayNode().add(value) : value);
    }
  }

  private static JsonNode value(Element element) {
    if (element.getElementsByTagName("*").getLength() > 0) {
      return object(element);
    }
    String text = element.getTextContent();
    if (text.equals("true") || text.equals("false")) {
      return NODES.booleanNode(text.equals("true"));
    }
    return text.matches("-?\\d{1,18}")
        ? NODES.numberNode(Long.parseLong(text))
        : NODES.textNode(text);
  }
}
