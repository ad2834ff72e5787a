// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Schema.Trait;
import io.landbridge.schema.WireEnum;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpPayloadTrait;
import software.amazon.smithy.model.traits.HttpPrefixHeadersTrait;
import software.amazon.smithy.model.traits.HttpQueryParamsTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpResponseCodeTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait.Format;
import software.amazon.smithy.model.traits.XmlAttributeTrait;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/**
 * Our schemas of a Smithy model's structures. Members of a type that our schemas do not have (maps
 * in documents, times as numbers) are left out; a case that needs one is a case that we refuse.
 */
final class SmithySchemas {
  private final Model model;
  private final Map<ShapeId, Schema<DynamicShape>> schemas = new HashMap<>();

  SmithySchemas(Model model) {
    this.model = model;
  }

  /** The schema of a structure, named as the root of its document. */
  Schema<DynamicShape> schema(Shape structure) {
    Schema<DynamicShape> known = schemas.get(structure.getId());
    if (known != null) {
      return known;
    }
    Schema.Definition<DynamicShape> definition =
        Schema.defineOwn(rootName(structure), DynamicShape::new);
    for (MemberShape member : structure.getAllMembers().values()) {
      Location location = location(member);
      type(member, location)
          .ifPresent(type -> {
            Trait[] traits = isHttpDate(member, location) ? new Trait[] {Trait.HTTP_DATE} : NONE;
            String name = wireName(member, location);
            definition.member(member.getMemberName(), location, name, type, traits);
          });
    }
    Schema<DynamicShape> schema = definition.build();
    schemas.put(structure.getId(), schema);
    return schema;
  }

  private static final Trait[] NONE = new Trait[0];

  /** The name of a structure as a document's root. */
  static String rootName(Shape structure) {
    return xmlName(structure).orElse(structure.getId().getName());
  }

  private static Optional<String> xmlName(Shape shape) {
    return shape.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue);
  }

  private static Location location(MemberShape member) {
    if (member.hasTrait(HttpHeaderTrait.class)) {
      return Location.HEADER;
    }
    if (member.hasTrait(HttpPrefixHeadersTrait.class)) {
      return Location.HEADER_PREFIX;
    }
    if (member.hasTrait(HttpQueryTrait.class) || member.hasTrait(HttpQueryParamsTrait.class)) {
      return Location.QUERY;
    }
    if (member.hasTrait(HttpLabelTrait.class)) {
      return Location.PATH;
    }
    if (member.hasTrait(HttpPayloadTrait.class)) {
      return Location.PAYLOAD;
    }
    if (member.hasTrait(HttpResponseCodeTrait.class)) {
      return Location.STATUS;
    }
    return member.hasTrait(XmlAttributeTrait.class) ? Location.ATTRIBUTE : Location.ELEMENT;
  }

  private String wireName(MemberShape member, Location location) {
    Shape target = model.expectShape(member.getTarget());
    String element = xmlName(member).orElse(member.getMemberName());
    return switch (location) {
      case HEADER -> member.expectTrait(HttpHeaderTrait.class).getValue();
      case HEADER_PREFIX -> member.expectTrait(HttpPrefixHeadersTrait.class).getValue();
      case QUERY -> member.getTrait(HttpQueryTrait.class).map(t -> t.getValue()).orElse("");
      case PAYLOAD -> xmlName(member).orElseGet(() -> rootName(target));
      case PATH, STATUS, ELEMENT, ATTRIBUTE, TEXT -> element;
    };
  }

  private Optional<MemberType> type(MemberShape member, Location location) {
    Shape target = model.expectShape(member.getTarget());
    return switch (target.getType()) {
      case STRING -> Optional.of(Scalar.STRING);
      case BYTE, SHORT, INTEGER, INT_ENUM -> Optional.of(Scalar.INTEGER);
      case LONG -> Optional.of(Scalar.LONG);
      case FLOAT, DOUBLE -> Optional.of(Scalar.DOUBLE);
      case BOOLEAN -> Optional.of(Scalar.BOOLEAN);
      case BLOB -> location == Location.PAYLOAD ? Optional.empty() : Optional.of(Scalar.BLOB);
      case TIMESTAMP ->
          format(member, location) == Format.EPOCH_SECONDS
              ? Optional.empty()
              : Optional.of(Scalar.TIMESTAMP);
      case ENUM ->
          Optional.of(
              MemberType.enumeration(
                  target.asEnumShape().orElseThrow().getEnumValues().values().stream()
                      .map(DynamicShape.Constant::new)
                      .toArray(WireEnum[]::new)));
      case STRUCTURE, UNION -> Optional.of(MemberType.recursive(() -> schema(target)));
      case LIST, SET -> list(member, target.asListShape().orElseThrow().getMember(), location);
      case MAP ->
          location == Location.HEADER_PREFIX ? Optional.of(MemberType.textMap()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Format format(MemberShape member, Location location) {
    return member
        .getTrait(TimestampFormatTrait.class)
        .or(() -> model.expectShape(member.getTarget()).getTrait(TimestampFormatTrait.class))
        .map(TimestampFormatTrait::getFormat)
        .orElse(location == Location.HEADER ? Format.HTTP_DATE : Format.DATE_TIME);
  }

  private boolean isHttpDate(MemberShape member, Location location) {
    return model.expectShape(member.getTarget()).isTimestampShape()
        && format(member, location) == Format.HTTP_DATE;
  }

  private Optional<MemberType> list(MemberShape list, MemberShape item, Location location) {
    boolean flattened = list.hasTrait(XmlFlattenedTrait.class);
    String itemName = xmlName(item).orElse("member");
    return type(item, location).map(type -> new ListOf(type, itemName, "", flattened));
  }
}
