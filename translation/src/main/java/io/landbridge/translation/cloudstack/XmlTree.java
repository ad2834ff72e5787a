// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a native XML answer into the tree that the JSON answer gives: repeated elements become an
 * array, everything else a text or an object. A list of one cannot be told from an entity here; who
 * reads the tree knows.
 */
final class XmlTree {
  private static final int DEEPEST = 64;

  /** CloudStack writes maps as Java prints them: {@code {a=1, b=2}}. */
  private static final Pattern NEXT_ENTRY = Pattern.compile(", (?=[\\w.\\-]+=)");

  private static final XMLInputFactory FACTORY = newFactory();

  private XmlTree() {}

  private static XMLInputFactory newFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** The document as an object with the root element's name as its only key. */
  static JsonNode read(byte[] document) throws IOException {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        reader.nextTag();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        String name = reader.getLocalName();
        tree.set(name, readElement(reader, name, 0));
        return tree;
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new IOException("Not an XML document", e);
    }
  }

  private static JsonNode readElement(XMLStreamReader reader, String name, int depth)
      throws XMLStreamException, IOException {
    if (depth > DEEPEST) {
      throw new IOException("Elements nest deeper than " + DEEPEST);
    }
    ObjectNode children = JsonNodeFactory.instance.objectNode();
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String childName = reader.getLocalName();
          add(children, childName, readElement(reader, childName, depth + 1));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return children.isEmpty() ? toValue(name, text.toString()) : children;
        }
        default -> {}
      }
    }
  }

  private static void add(ObjectNode parent, String name, JsonNode child) {
    JsonNode earlier = parent.get(name);
    if (earlier == null) {
      parent.set(name, child);
    } else if (earlier instanceof ArrayNode array) {
      array.add(child);
    } else {
      parent.set(name, JsonNodeFactory.instance.arrayNode().add(earlier).add(child));
    }
  }

  private static JsonNode toValue(String name, String text) {
    if (!name.endsWith("details") || !text.startsWith("{") || !text.endsWith("}")) {
      return JsonNodeFactory.instance.textNode(text);
    }
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (String entry : NEXT_ENTRY.split(text.substring(1, text.length() - 1), -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        map.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return map;
  }
}
