// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Operations;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.MemberType.TextMap;
import io.landbridge.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;

/** Every shape has the places and names that the AWS SDK for Java's own descriptors give it. */
class WireNamesTest {

  @Test
  void everyShapeHasThePlacesAndNamesOfTheSdk() {
    Comparison comparison = new Comparison();

    for (RestOperation<?, ?> operation : S3Operations.ALL) {
      comparison.structure(
          operation.name(), operation.input(), SdkNames.newRequest(operation), true);
      if (operation.output() != Acknowledged.SCHEMA) {
        comparison.structure(
            operation.name(), operation.output(), SdkNames.newResponse(operation), false);
      }
    }

    assertThat(comparison.differences).isEmpty();
    assertThat(comparison.seen).hasSizeGreaterThan(300);
  }

  /** What differs between our schemas and the SDK's descriptors. */
  private static final class Comparison {
    private final Set<String> seen = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    void structure(String path, Schema<?> ours, SdkPojo theirs, boolean request) {
      if (!seen.add(ours.name() + (request ? " in requests" : " in results"))) {
        return;
      }
      Map<String, SdkField<?>> rest = new HashMap<>();
      theirs.sdkFields().forEach(field -> rest.put(field.memberName(), field));
      for (Member<?> member : ours.members()) {
        String at = path + "/" + ours.name() + "." + member.name();
        SdkField<?> field = SdkNames.find(ours, member, rest.values()).orElse(null);
        if (SdkNames.isKnown(ours, member) != (field != null)) {
          differences.add(at + (field == null ? " is not known" : " is known") + " to the SDK");
        }
        if (field != null) {
          rest.remove(field.memberName());
          compare(at + " place", member.binding().location(), location(ours, field, member));
          String name = request ? field.locationName() : field.unmarshallLocationName();
          if (member.binding().location() != Location.TEXT) {
            compare(at + " name", member.binding().name(), name);
          }
          type(at, member, member.type(), field, request);
        }
      }
      rest.keySet().removeAll(SdkNames.OF_SDK_ONLY);
      rest.keySet().forEach(name -> differences.add(path + "/" + ours.name() + " lacks " + name));
    }

    private static Location location(Schema<?> ours, SdkField<?> field, Member<?> member) {
      // The SDK reads this one result in a way of its own.
      if (ours.name().equals("GetBucketLocationOutput")) {
        return Location.TEXT;
      }
      if (field.containsTrait(XmlAttributeTrait.class)) {
        return Location.ATTRIBUTE;
      }
      if (field.containsTrait(PayloadTrait.class)) {
        return Location.PAYLOAD;
      }
      return switch (field.location()) {
        case PATH, GREEDY_PATH -> Location.PATH;
        case QUERY_PARAM -> Location.QUERY;
        case STATUS_CODE -> Location.STATUS;
        case HEADER -> member.type() instanceof TextMap ? Location.HEADER_PREFIX : Location.HEADER;
        case PAYLOAD -> Location.ELEMENT;
      };
    }

    private void type(
        String at, Member<?> member, MemberType ours, SdkField<?> theirs, boolean request) {
      switch (ours) {
        case ListOf list -> {
          ListTrait trait = theirs.getTrait(ListTrait.class);
          if (trait == null) {
            differences.add(at + " is no list for the SDK");
            return;
          }
          compare(at + " flattened", list.flattened(), trait.isFlattened());
          if (!list.flattened() && trait.memberLocationName() != null) {
            compare(at + " item", list.itemName(), trait.memberLocationName());
          }
          type(at + "[]", member, list.item(), trait.memberFieldInfo(), request);
        }
        case StructureOf structure ->
            structure(at, structure.schema(), theirs.constructor().get(), request);
        case Enumeration _ ->
            compare(at + " type", MarshallingType.STRING, theirs.marshallingType());
        case TextMap _ -> compare(at + " type", MarshallingType.MAP, theirs.marshallingType());
        // The SDK takes a date for what is any text on the wire.
        case Scalar _ when member.name().equals("Expires") -> {}
        case Scalar scalar -> {
          compare(at + " type", marshallingType(scalar), theirs.marshallingType());
          if (scalar == Scalar.TIMESTAMP) {
            compare(at + " form", member.httpDate(), isHttpDate(theirs));
          }
        }
      }
    }

    private static boolean isHttpDate(SdkField<?> field) {
      return field
          .getOptionalTrait(TimestampFormatTrait.class)
          .map(trait -> trait.format() == TimestampFormatTrait.Format.RFC_822)
          .orElse(field.location() == MarshallLocation.HEADER);
    }

    private static MarshallingType<?> marshallingType(Scalar scalar) {
      return switch (scalar) {
        case STRING -> MarshallingType.STRING;
        case INTEGER -> MarshallingType.INTEGER;
        case LONG -> MarshallingType.LONG;
        case BOOLEAN -> MarshallingType.BOOLEAN;
        case DOUBLE -> MarshallingType.DOUBLE;
        case TIMESTAMP -> MarshallingType.INSTANT;
        case BLOB -> MarshallingType.SDK_BYTES;
      };
    }

    private void compare(String at, Object ours, Object theirs) {
      if (!ours.equals(theirs)) {
        differences.add(at + ": " + ours + " here, " + theirs + " in the SDK");
      }
    }
  }
}
