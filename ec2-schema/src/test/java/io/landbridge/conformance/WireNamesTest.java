// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.query.Operation;
import io.landbridge.query.QueryApi.Protocol;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;

/** Every shape has the names on the wire that the AWS SDK for Java's own descriptors give it. */
class WireNamesTest {

  @ParameterizedTest
  @EnumSource
  void everyShapeHasTheNamesOfTheSdk(SdkApi sdk) {
    Comparison comparison = new Comparison(sdk.api().protocol() == Protocol.EC2_QUERY);

    for (Operation<?, ?> operation : sdk.full()) {
      comparison.structure(operation.name(), operation.input(), sdk.newRequest(operation), true);
      if (operation.output() != Acknowledged.SCHEMA) {
        comparison.structure(
            operation.name(), operation.output(), sdk.newResponse(operation), false);
      }
    }
    for (Operation<?, ?> operation : sdk.emptyReads()) {
      if (SdkNames.NEWER_ACTIONS.contains(operation.name())) {
        continue;
      }
      comparison.structure(operation.name(), operation.input(), sdk.newRequest(operation), true);
      comparison.emptySet(operation, sdk.newResponse(operation));
    }

    assertThat(comparison.differences).isEmpty();
    assertThat(comparison.seen).hasSizeGreaterThan(sdk.full().size());
  }

  /** What differs between our schemas and the SDK's descriptors. */
  private static final class Comparison {
    private final boolean ec2;
    private final Set<String> seen = new HashSet<>();
    private final List<String> differences = new ArrayList<>();

    Comparison(boolean ec2) {
      this.ec2 = ec2;
    }

    void structure(String path, Schema<?> ours, SdkPojo theirs, boolean request) {
      if (!seen.add(ours.name() + (request ? " in requests" : " in results"))) {
        return;
      }
      Map<String, SdkField<?>> rest = new HashMap<>();
      theirs.sdkFields().forEach(field -> rest.put(field.memberName(), field));
      for (Member<?> member : ours.members()) {
        String at = path + "/" + SdkNames.qualified(ours, member);
        SdkField<?> field = SdkNames.find(member, rest.values()).orElse(null);
        if (SdkNames.isKnown(ours, member) != (field != null)) {
          differences.add(at + (field == null ? " is not known" : " is known") + " to the SDK");
        }
        if (field == null) {
          continue;
        }
        rest.remove(field.memberName());
        if (request) {
          compare(at + " in requests", member.queryName(), field.locationName());
        } else {
          compare(at + " in results", member.xmlName(), field.unmarshallLocationName());
        }
        type(at, member.type(), field, request);
      }
      rest.keySet().forEach(name -> differences.add(path + "/" + ours.name() + " lacks " + name));
    }

    void emptySet(Operation<?, ?> operation, SdkPojo response) {
      for (Member<?> member : operation.output().members()) {
        String element =
            response.sdkFields().stream()
                .filter(field -> field.memberName().equals(member.name()))
                .filter(field -> field.containsTrait(ListTrait.class))
                .map(SdkField::unmarshallLocationName)
                .findFirst()
                .orElse("no list");
        compare(operation.name() + "." + member.name(), member.xmlName(), element);
      }
    }

    private void type(String at, MemberType ours, SdkField<?> theirs, boolean request) {
      switch (ours) {
        case ListOf list -> {
          ListTrait trait = theirs.getTrait(ListTrait.class);
          if (trait == null) {
            differences.add(at + " is no list for the SDK");
            return;
          }
          if (!request) {
            compare(at + " item", list.itemName(), itemName(trait));
          } else if (!ec2) {
            compare(at + " item", list.queryItemName(), itemName(trait));
          }
          type(at + "[]", list.item(), trait.memberFieldInfo(), request);
        }
        case StructureOf structure -> {
          if (!theirs.marshallingType().equals(MarshallingType.SDK_POJO)) {
            differences.add(at + " is no structure for the SDK");
            return;
          }
          structure(at, structure.schema(), theirs.constructor().get(), request);
        }
        case MemberType.Enumeration _ ->
            compare(at + " type", MarshallingType.STRING, theirs.marshallingType());
        case MemberType.TextMap _ -> differences.add(at + " is a map");
        case Scalar scalar -> compare(at + " type", marshallingType(scalar), theirs);
      }
    }

    private static String itemName(ListTrait trait) {
      return trait.memberLocationName() == null ? "member" : trait.memberLocationName();
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

    private void compare(String at, MarshallingType<?> ours, SdkField<?> theirs) {
      // One member of the API is a float; its values are doubles here.
      boolean widened =
          ours.equals(MarshallingType.DOUBLE)
              && theirs.marshallingType().equals(MarshallingType.FLOAT);
      if (!widened) {
        compare(at + " type", ours, theirs.marshallingType());
      }
    }

    private void compare(String at, Object ours, Object theirs) {
      if (!ours.equals(theirs)) {
        differences.add(at + ": " + ours + " here, " + theirs + " in the SDK");
      }
    }
  }
}
