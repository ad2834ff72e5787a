// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A document as far as a client sees it: no space between elements, siblings of different names in
 * any order, a time in any of its spellings, no namespaces (clients read none), and no request id.
 *
 * @param name the element's name
 * @param text its text, empty when it holds elements
 * @param children its elements, sorted by name
 */
record XmlTree(String name, String text, List<XmlTree> children) {
  private static final Set<String> NOT_COMPARED =
      Set.of("requestId", "RequestId", "RequestID", "ResponseMetadata");

  static XmlTree parse(String document) throws Exception {
    byte[] bytes = document.strip().getBytes(StandardCharsets.UTF_8);
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // throws and does not print
    return of(builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement());
  }

  private static XmlTree of(Element element) {
    List<XmlTree> children = new ArrayList<>();
    boolean leaf = true;
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        leaf = false;
        if (!NOT_COMPARED.contains(child.getTagName())) {
          children.add(of(child));
        }
      }
    }
    children.sort(Comparator.comparing(XmlTree::name));
    return new XmlTree(
        element.getTagName(), leaf ? spelling(element.getTextContent()) : "", children);
  }

  private static String spelling(String text) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from).toString();
    } catch (DateTimeParseException _) {
      return text.isBlank() ? "" : text;
    }
  }
}
