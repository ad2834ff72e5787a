// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.Schema;
import io.landbridge.schema.WireEnum;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.smithy.aws.traits.protocols.Ec2QueryNameTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.TimestampFormatTrait;
import software.amazon.smithy.model.traits.TimestampFormatTrait.Format;
import software.amazon.smithy.model.traits.XmlFlattenedTrait;
import software.amazon.smithy.model.traits.XmlNameTrait;

/**
 * Our schemas of a Smithy model's structures. Members of a type that our schemas do not have (maps,
 * timestamps in other formats) are left out; a case that needs one is a case that we refuse.
 */
final class SmithySchemas {
  private final Model model;
  private final boolean ec2;
  private final Map<ShapeId, Schema<DynamicShape>> schemas = new HashMap<>();

  SmithySchemas(Model model, boolean ec2) {
    this.model = model;
    this.ec2 = ec2;
  }

  /** The schema of a structure. */
  Schema<DynamicShape> schema(Shape structure) {
    Schema<DynamicShape> known = schemas.get(structure.getId());
    if (known != null) {
      return known;
    }
    Schema.Definition<DynamicShape> definition =
        Schema.defineOwn(structure.getId().getName(), DynamicShape::new);
    for (MemberShape member : structure.getAllMembers().values()) {
      String xml = xmlName(member).orElse(member.getMemberName());
      type(member)
          .ifPresent(
              type -> definition.member(member.getMemberName(), queryName(member), xml, type));
    }
    Schema<DynamicShape> schema = definition.build();
    schemas.put(structure.getId(), schema);
    return schema;
  }

  private String queryName(MemberShape member) {
    String name = xmlName(member).orElse(member.getMemberName());
    if (!ec2) {
      return name;
    }
    return member
        .getTrait(Ec2QueryNameTrait.class)
        .map(Ec2QueryNameTrait::getValue)
        .orElseGet(() -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  private static Optional<String> xmlName(MemberShape member) {
    return member.getTrait(XmlNameTrait.class).map(XmlNameTrait::getValue);
  }

  private Optional<MemberType> type(MemberShape member) {
    Shape target = model.expectShape(member.getTarget());
    return switch (target.getType()) {
      case STRING -> Optional.of(Scalar.STRING);
      case BYTE, SHORT, INTEGER, INT_ENUM -> Optional.of(Scalar.INTEGER);
      case LONG -> Optional.of(Scalar.LONG);
      case FLOAT, DOUBLE -> Optional.of(Scalar.DOUBLE);
      case BOOLEAN -> Optional.of(Scalar.BOOLEAN);
      case BLOB -> Optional.of(Scalar.BLOB);
      case TIMESTAMP -> timestamp(member, target);
      case ENUM ->
          Optional.of(
              MemberType.enumeration(
                  target.asEnumShape().orElseThrow().getEnumValues().values().stream()
                      .map(DynamicShape.Constant::new)
                      .toArray(WireEnum[]::new)));
      case STRUCTURE -> Optional.of(MemberType.recursive(() -> schema(target)));
      case LIST, SET -> list(member, target.asListShape().orElseThrow().getMember());
      default -> Optional.empty();
    };
  }

  private static Optional<MemberType> timestamp(MemberShape member, Shape target) {
    Format format =
        member
            .getTrait(TimestampFormatTrait.class)
            .or(() -> target.getTrait(TimestampFormatTrait.class))
            .map(TimestampFormatTrait::getFormat)
            .orElse(Format.DATE_TIME);
    return format == Format.DATE_TIME ? Optional.of(Scalar.TIMESTAMP) : Optional.empty();
  }

  private Optional<MemberType> list(MemberShape list, MemberShape item) {
    boolean flattened = list.hasTrait(XmlFlattenedTrait.class);
    String itemName = xmlName(item).orElse("member");
    String queryItemName = ec2 || flattened ? "" : itemName;
    return type(item).map(type -> new ListOf(type, itemName, queryItemName, flattened));
  }
}
