// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Blob;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.Shape;
import io.landbridge.schema.WireEnum;
import io.landbridge.schema.XmlName;
import io.landbridge.schema.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the result of an operation as status, headers and document. It is immutable and may be
 * shared.
 *
 * <p>What is not set is not written; an empty list that is set is written as an empty element.
 * Members stand in the order of the model. Entity tags are without quotes in shapes and with them
 * on the wire. Where a result says {@code encoding-type=url}, its keys, prefixes, markers and
 * delimiters are encoded here.
 */
public final class RestEncoder {
  private static final HeaderField JSON = new HeaderField("Content-Type", "application/json");
  private static final byte[] NOTHING = new byte[0];
  private static final int NOT_MODIFIED = 304;

  /**
   * The answer to a request that succeeded.
   *
   * @param output the result; where the operation answers with an object's content, all but that
   */
  public <O extends Shape> RestAnswer encode(RestOperation<?, O> operation, O output) {
    List<HeaderField> headers = new ArrayList<>();
    byte[] document = NOTHING;
    for (Member<?> member : output.schema().members()) {
      Object value = member.getFrom(output);
      if (value != null) {
        switch (member.binding().location()) {
          case HEADER -> headers.add(header(member, value));
          case HEADER_PREFIX -> prefixed(headers, member.binding().name(), (Map<?, ?>) value);
          case PAYLOAD -> document = payload(headers, member, value);
          case ELEMENT, ATTRIBUTE, TEXT, PATH, QUERY, STATUS -> {}
        }
      }
    }
    if (operation.root().isPresent()) {
      headers.add(HeaderField.XML);
      document = document(operation.root().get(), output);
    }
    return new RestAnswer(operation.status(), headers, document);
  }

  /**
   * The answer to a request that failed.
   *
   * @param resource the path that the request named
   * @param isHead whether the request was a HEAD, whose answer has no body
   */
  public RestAnswer encodeError(
      AwsError error, String resource, String requestId, String hostId, boolean isHead) {
    if (isHead || error.httpStatus() == NOT_MODIFIED) {
      return new RestAnswer(error.httpStatus(), List.of(), NOTHING);
    }
    byte[] document = new S3ErrorDocument(error, resource, requestId, hostId).toXml();
    return new RestAnswer(error.httpStatus(), List.of(HeaderField.XML), document);
  }

  private static HeaderField header(Member<?> member, Object value) {
    return new HeaderField(member.binding().name(), headerText(member, value));
  }

  private static String headerText(Member<?> member, Object value) {
    return switch (value) {
      case Instant time ->
          member.httpDate() ? HttpDate.format(time) : DateTimeFormatter.ISO_INSTANT.format(time);
      case WireEnum constant -> constant.wire();
      case List<?> items -> ArgumentText.join(((ListOf) member.type()).item(), items);
      case String text when member.name().equals("ETag") -> EntityTags.quoted(text);
      default -> value.toString();
    };
  }

  private static void prefixed(List<HeaderField> headers, String prefix, Map<?, ?> entries) {
    entries.forEach((name, value) ->
        headers.add(new HeaderField(prefix + name, MetadataText.encode((String) value))));
  }

  private static byte[] payload(List<HeaderField> headers, Member<?> member, Object value) {
    if (member.type() instanceof StructureOf) {
      headers.add(HeaderField.XML);
      return document(member.binding().name(), (Shape) value);
    }
    headers.add(JSON);
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A shape as a document of its own, for {@link RestDecoder#readDocument}. */
  public static byte[] writeDocument(String root, Shape shape) {
    return document(root, shape);
  }

  private static byte[] document(String root, Shape shape) {
    XmlWriter xml = XmlWriter.withControlReferences();
    xml.start(root, S3Operations.NAMESPACE);
    new Writing(xml, isUrlEncoded(shape)).members(shape);
    xml.end(new XmlName(root));
    return xml.toByteArray();
  }

  private static boolean isUrlEncoded(Shape root) {
    for (Member<?> member : root.schema().members()) {
      if (member.name().equals("EncodingType")) {
        return member.getFrom(root) instanceof WireEnum constant && constant.wire().equals("url");
      }
    }
    return false;
  }

  /** The writing of one document. */
  private record Writing(XmlWriter xml, boolean urlEncoded) {

    void members(Shape shape) {
      for (Member<?> member : shape.schema().members()) {
        Object value = member.getFrom(shape);
        if (value != null) {
          member(shape, member, value);
        }
      }
    }

    private void member(Shape shape, Member<?> member, Object value) {
      if (member.binding().location() == Location.TEXT) {
        xml.text(text(shape, member, value));
      } else if (member.binding().location() == Location.ELEMENT) {
        if (member.type() instanceof ListOf list && list.flattened()) {
          ((List<?>) value)
              .forEach(item -> value(shape, member, list.item(), member.element(), item));
        } else {
          value(shape, member, member.type(), member.element(), value);
        }
      }
    }

    private void value(
        Shape parent, Member<?> member, MemberType type, XmlName name, Object value) {
      if (value instanceof Shape shape) {
        start(name, shape);
        members(shape);
      } else if (type instanceof ListOf list) {
        xml.start(name);
        ((List<?>) value)
            .forEach(item -> value(parent, member, list.item(), list.itemElement(), item));
      } else {
        xml.start(name);
        if (value instanceof Instant time && !member.httpDate()) {
          xml.timestamp(time);
        } else {
          xml.text(text(parent, member, value));
        }
      }
      xml.end(name);
    }

    /** The start of a structure's element, with the attribute that S3's grantees have. */
    private void start(XmlName name, Shape shape) {
      for (Member<?> member : shape.schema().members()) {
        if (member.binding().location() == Location.ATTRIBUTE) {
          Object value = member.getFrom(shape);
          if (value != null) {
            xml.startOfType(name, text(shape, member, value));
            return;
          }
        }
      }
      xml.start(name);
    }

    private String text(Shape shape, Member<?> member, Object value) {
      return switch (value) {
        case WireEnum constant -> constant.wire();
        case Instant time -> HttpDate.format(time);
        case Blob blob -> blob.toBase64();
        case String text when isEntityTag(shape, member) -> EntityTags.quoted(text);
        case String text when urlEncoded && isEncoded(member) -> PercentCoding.encode(text);
        default -> value.toString();
      };
    }

    /** GetObjectAttributes alone answers the bare tag. */
    private static boolean isEntityTag(Shape shape, Member<?> member) {
      return member.name().equals("ETag")
          && !shape.schema().name().equals("GetObjectAttributesOutput");
    }

    /** Source: S3 API, ListObjectsV2 and its siblings, {@code EncodingType}. */
    private static boolean isEncoded(Member<?> member) {
      return switch (member.name()) {
        case "Delimiter",
            "Key",
            "KeyMarker",
            "Marker",
            "NextKeyMarker",
            "NextMarker",
            "Prefix",
            "StartAfter" ->
            true;
        default -> false;
      };
    }
  }
}
