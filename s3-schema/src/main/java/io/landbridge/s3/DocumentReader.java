// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.MemberType.TextMap;
import io.landbridge.schema.ScalarText;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's document into its shape. A document has to follow the schema, as S3 wants it:
 * an element that the schema does not have, one that comes twice and is no list, text between
 * elements, a value of another type, a missing element are all {@code MalformedXML}. The order of
 * elements does not matter. A document is in UTF-8; it has no document type, and no entity but
 * those of XML itself.
 *
 * <p>Elements are in the namespace of S3 or in none: many clients leave it out.
 */
final class DocumentReader {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> NAMESPACES = Set.of("", S3Operations.NAMESPACE);

  private final XMLInputFactory factory;

  DocumentReader() {
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
  }

  /**
   * What a document has to be.
   *
   * @param root the name of its root
   * @param mostItems how many items a list in it may have
   * @param error what is answered to a document that is not that, or not one of the schema
   */
  record Expectation(String root, int mostItems, AwsError error) {}

  /**
   * The structure that the document's root holds.
   *
   * @throws AwsException with the expectation's error
   */
  <T extends Shape> T read(Schema<T> schema, Expectation expectation, byte[] document) {
    ShapeBuilder<T> builder = schema.newBuilder();
    readInto(schema, builder, expectation, document);
    for (Member<T> member : schema.members()) {
      if (member.required() && !builder.isSet(member)) {
        throw expectation.error().toException();
      }
    }
    return builder.build();
  }

  /** {@link #read} of a structure of which the builder has other members already. */
  <T extends Shape> void readInto(
      Schema<T> schema, ShapeBuilder<T> builder, Expectation expectation, byte[] document) {
    try {
      // Decoded here: the parser prints what it finds wrong in bytes to the standard error stream.
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      boolean marked = text.startsWith(BYTE_ORDER_MARK);
      XMLStreamReader xml =
          factory.createXMLStreamReader(new StringReader(marked ? text.substring(1) : text));
      try {
        new Reading(xml, expectation.mostItems(), expectation.error())
            .document(schema, builder, expectation.root());
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | CharacterCodingException e) {
      throw new AwsException(expectation.error(), e);
    }
  }

  /** The reading of one document. */
  private record Reading(XMLStreamReader xml, int mostItems, AwsError error) {

    <T extends Shape> void document(Schema<T> schema, ShapeBuilder<T> builder, String root)
        throws XMLStreamException {
      if (!nextChild() || !xml.getLocalName().equals(root)) {
        throw error.toException();
      }
      members(schema, builder);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          throw error.toException();
        }
      }
    }

    private <T extends Shape> T structure(Schema<T> schema) throws XMLStreamException {
      ShapeBuilder<T> builder = schema.newBuilder();
      members(schema, builder);
      for (Member<T> member : schema.members()) {
        if (member.required() && !builder.isSet(member)) {
          throw error.toException();
        }
      }
      return builder.build();
    }

    /** Reads from the element's start to its end. */
    private <T extends Shape> void members(Schema<T> schema, ShapeBuilder<T> builder)
        throws XMLStreamException {
      Map<Member<T>, List<Object>> flatLists = new HashMap<>();
      attributes(schema, builder);
      while (nextChild()) {
        Member<T> member = find(schema, xml.getLocalName());
        if (member == null) {
          throw error.toException();
        }
        if (member.type() instanceof ListOf list && list.flattened()) {
          List<Object> items = flatLists.computeIfAbsent(member, _ -> new ArrayList<>());
          add(items, value(member, list.item()));
        } else if (builder.isSet(member)) {
          throw error.toException();
        } else {
          builder.fill(member, value(member, member.type()));
        }
      }
      flatLists.forEach((member, items) -> builder.fill(member, List.copyOf(items)));
    }

    private <T extends Shape> void attributes(Schema<T> schema, ShapeBuilder<T> builder) {
      for (Member<T> member : schema.members()) {
        if (member.binding().location() == Location.ATTRIBUTE) {
          String name = member.binding().name();
          String text = xml.getAttributeValue(XSI, name.substring(name.indexOf(':') + 1));
          if (text != null) {
            builder.fill(member, scalar(member, member.type(), text));
          }
        }
      }
    }

    private static <T extends Shape> @Nullable Member<T> find(Schema<T> schema, String element) {
      for (Member<T> member : schema.members()) {
        if (member.binding().name().equals(element)
            && member.binding().location() == Location.ELEMENT) {
          return member;
        }
      }
      return null;
    }

    private Object value(Member<?> member, MemberType type) throws XMLStreamException {
      return switch (type) {
        case StructureOf structure -> structure(structure.schema());
        case ListOf list -> items(member, list);
        case Scalar _, Enumeration _ -> scalar(member, type, text());
        case TextMap _ -> throw new IllegalArgumentException("No map in a document: " + member);
      };
    }

    private List<Object> items(Member<?> member, ListOf list) throws XMLStreamException {
      List<Object> items = new ArrayList<>();
      while (nextChild()) {
        if (!xml.getLocalName().equals(list.itemName())) {
          throw error.toException();
        }
        add(items, value(member, list.item()));
      }
      return List.copyOf(items);
    }

    private void add(List<Object> items, Object item) {
      if (items.size() == mostItems) {
        throw error.toException();
      }
      items.add(item);
    }

    private Object scalar(Member<?> member, MemberType type, String text) {
      if (type instanceof Enumeration enumeration) {
        return Optional.<Object>ofNullable(enumeration.values().get(text.strip()))
            .orElseThrow(error::toException);
      }
      if (type == Scalar.STRING) {
        return member.name().equals("ETag") ? EntityTags.unquoted(text.strip()) : text;
      }
      Optional<Object> value =
          member.httpDate()
              ? HttpDate.parse(text.strip()).map(time -> time)
              : ScalarText.parse((Scalar) type, text.strip());
      return value.orElseThrow(error::toException);
    }

    /** Goes to the next child's start, or to the end of the element. */
    private boolean nextChild() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String namespace = xml.getNamespaceURI();
            if (namespace != null && !NAMESPACES.contains(namespace)) {
              throw error.toException();
            }
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            return false;
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!xml.isWhiteSpace()) {
              throw error.toException();
            }
          }
          case XMLStreamConstants.SPACE,
              XMLStreamConstants.COMMENT,
              XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
          default -> throw error.toException();
        }
      }
      throw error.toException();
    }

    /** The text up to the element's end; there is no element in it. */
    private String text() throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      while (true) {
        switch (xml.next()) {
          case XMLStreamConstants.END_ELEMENT -> {
            return text.toString();
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text.append(xml.getText());
          case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
          default -> throw error.toException();
        }
      }
    }
  }
}
