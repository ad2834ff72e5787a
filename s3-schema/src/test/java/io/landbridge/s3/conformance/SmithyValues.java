// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.schema.Blob;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.ObjectNode;
import software.amazon.smithy.model.node.StringNode;

/** Our values of the parameters of a Smithy case. */
final class SmithyValues {
  private SmithyValues() {}

  /**
   * The shape with these parameters.
   *
   * @throws UnsupportedOperationException when one needs a type that our schemas do not have
   */
  static <T extends Shape> T shape(Schema<T> schema, ObjectNode params) {
    ShapeBuilder<T> builder = schema.newBuilder();
    for (Map.Entry<StringNode, Node> param : params.getMembers().entrySet()) {
      String name = param.getKey().getValue();
      Member<T> member =
          schema.findMember(name).orElseThrow(() -> new UnsupportedOperationException(name));
      if (!param.getValue().isNullNode()) {
        builder.set(member, value(member.type(), param.getValue()));
      }
    }
    return builder.build();
  }

  private static Object value(MemberType type, Node node) {
    return switch (type) {
      case StructureOf structure -> shape(structure.schema(), node.expectObjectNode());
      case ListOf list ->
          node.expectArrayNode().getElements().stream().map(e -> value(list.item(), e)).toList();
      case Enumeration values ->
          Objects.requireNonNull(values.values().get(node.expectStringNode().getValue()));
      case MemberType.TextMap _ -> {
        Map<String, String> map = new HashMap<>();
        node.expectObjectNode()
            .getMembers()
            .forEach((key, each) -> map.put(key.getValue(), each.expectStringNode().getValue()));
        yield map;
      }
      case Scalar scalar -> scalar(scalar, node);
    };
  }

  private static Object scalar(Scalar scalar, Node node) {
    return switch (scalar) {
      case STRING -> node.expectStringNode().getValue();
      case BOOLEAN -> node.expectBooleanNode().getValue();
      case INTEGER -> node.expectNumberNode().getValue().intValue();
      case LONG -> node.expectNumberNode().getValue().longValue();
      case DOUBLE ->
          node.isStringNode()
              ? Double.valueOf(node.expectStringNode().getValue())
              : (Object) node.expectNumberNode().getValue().doubleValue();
      case BLOB -> Blob.ofUtf8(node.expectStringNode().getValue());
      case TIMESTAMP ->
          Instant.ofEpochMilli(Math.round(node.expectNumberNode().getValue().doubleValue() * 1000));
    };
  }
}
