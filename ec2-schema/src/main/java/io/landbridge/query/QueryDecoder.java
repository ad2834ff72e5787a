// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.aws.AwsException;
import io.landbridge.query.ParameterTree.Node;
import io.landbridge.query.QueryApi.Protocol;
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
import io.landbridge.schema.WireEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a request's parameters into its shape, strictly: what the schema does not know is refused,
 * and so is what is missing or is not a value of its type. It is immutable and may be shared.
 *
 * <p>A member of a structure stands below it after a dot; an item of a list after a dot and its
 * index, which counts from 1 ({@code Filter.1.Value.2}), in AWS Query after {@code member} and its
 * index ({@code PolicyArns.member.1.arn}). Items keep the order of their indices; a gap in them is
 * closed, as EC2 does.
 *
 * <p>{@code Action}, {@code Version} and the parameters of a signature in the query are not
 * members.
 */
public final class QueryDecoder {
  /** The highest index of a list. */
  public static final int MAX_INDEX = 10_000;

  private static final String FIRST_EC2_VERSION = "2006-06-26";
  private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  private static final Pattern INDEX = Pattern.compile("[1-9][0-9]{0,4}");

  // Signature versions 2 and 4; a presigned request carries them among its parameters.
  private static final Set<String> SIGNATURE_PARAMETERS =
      Set.of(
          "AWSAccessKeyId",
          "Expires",
          "SecurityToken",
          "Signature",
          "SignatureMethod",
          "SignatureVersion",
          "Timestamp");

  /**
   * Reads a request.
   *
   * @throws AwsException with {@code MissingParameter}, {@code UnknownParameter}, {@code
   *     InvalidParameterValue}, {@code MalformedQueryString} or {@code NoSuchVersion}, or what the
   *     API's protocol has in their place
   */
  public <I extends Shape> I decode(Operation<I, ?> operation, QueryParameters parameters) {
    QueryErrors errors = QueryErrors.of(operation.api());
    Node root = ParameterTree.of(parameters, errors);
    checkVersion(operation.api(), root, errors);
    return new Reading(errors).structure(operation.input(), root, true);
  }

  /**
   * EC2 answers requests of its older versions, and old libraries send them; shapes of the newest
   * version contain those of the older ones. The other APIs have had one version only.
   */
  private static void checkVersion(QueryApi api, Node root, QueryErrors errors) {
    Node node = root.children().get("Version");
    String version = node == null ? null : node.value();
    if (version == null) {
      throw errors.missingParameter("Version").toException();
    }
    boolean known =
        version.equals(api.version())
            || (api.protocol() == Protocol.EC2_QUERY
                && DATE.matcher(version).matches()
                && version.compareTo(FIRST_EC2_VERSION) >= 0
                && version.compareTo(api.version()) < 0);
    if (!known) {
      throw QueryErrors.noSuchVersion(api, version).toException();
    }
  }

  private static boolean isMember(String topLevelName) {
    return !topLevelName.equals("Action")
        && !topLevelName.equals("Version")
        && !SIGNATURE_PARAMETERS.contains(topLevelName)
        && !topLevelName.toLowerCase(Locale.ROOT).startsWith("x-amz-");
  }

  /** The reading of one request. */
  private record Reading(QueryErrors errors) {

    <T extends Shape> T structure(Schema<T> schema, Node node, boolean isRequest) {
      ShapeBuilder<T> builder = schema.newBuilder();
      for (Map.Entry<String, Node> child : node.children().entrySet()) {
        Member<T> member = schema.findMemberByQueryName(child.getKey()).orElse(null);
        if (member != null) {
          builder.fill(member, value(member.type(), child.getValue(), member.sensitive()));
        } else if (!isRequest || !child.getValue().isLeaf() || isMember(child.getKey())) {
          throw errors.unknownParameter(child.getValue().anyParameter()).toException();
        }
      }
      for (Member<T> member : schema.members()) {
        if (member.required() && !builder.isSet(member)) {
          String path = isRequest ? "" : node.path() + ".";
          throw errors.missingParameter(path + member.queryName()).toException();
        }
      }
      return builder.build();
    }

    private Object value(MemberType type, Node node, boolean sensitive) {
      return switch (type) {
        case StructureOf structure -> {
          requireNoValue(node);
          yield structure(structure.schema(), node, false);
        }
        case ListOf list -> items(list, node, sensitive);
        case TextMap _ -> throw new IllegalArgumentException("No map in a query: " + node.path());
        case Scalar scalar -> {
          String text = requireLeaf(node);
          yield ScalarText.parse(scalar, text)
              .orElseThrow(() -> refusal(node, text, ScalarText.expectation(scalar), sensitive));
        }
        case Enumeration enumeration -> {
          String text = requireLeaf(node);
          WireEnum constant = enumeration.values().get(text);
          if (constant == null) {
            throw refusal(node, text, "It is not one of the values known.", sensitive);
          }
          yield constant;
        }
      };
    }

    private List<Object> items(ListOf list, Node node, boolean sensitive) {
      Node parent = node;
      if (!list.queryItemName().isEmpty()) {
        if (node.isLeaf() && "".equals(node.value())) {
          return List.of(); // AWS Query's way to write an empty list
        }
        requireNoValue(node);
        for (Map.Entry<String, Node> child : node.children().entrySet()) {
          if (!child.getKey().equals(list.queryItemName())) {
            throw errors.unknownParameter(child.getValue().anyParameter()).toException();
          }
          parent = child.getValue();
        }
      }
      requireNoValue(parent);
      TreeMap<Integer, Node> inOrder = new TreeMap<>();
      for (Map.Entry<String, Node> child : parent.children().entrySet()) {
        inOrder.put(index(child.getKey(), parent), child.getValue());
      }
      List<Object> items = new ArrayList<>(inOrder.size());
      for (Node item : inOrder.values()) {
        items.add(value(list.item(), item, sensitive));
      }
      return List.copyOf(items);
    }

    private int index(String text, Node list) {
      int index = INDEX.matcher(text).matches() ? Integer.parseInt(text) : 0;
      if (index < 1 || index > MAX_INDEX) {
        String why = "The index of a list is a number from 1 to " + MAX_INDEX + ".";
        throw errors.invalidValue(list.path(), text, why).toException();
      }
      return index;
    }

    private void requireNoValue(Node node) {
      if (node.value() != null) {
        throw errors.unknownParameter(node.path()).toException();
      }
    }

    private String requireLeaf(Node node) {
      String value = node.value();
      if (value == null || !node.isLeaf()) {
        Node below = node.isLeaf() ? node : node.children().values().iterator().next();
        throw errors.unknownParameter(below.anyParameter()).toException();
      }
      return value;
    }

    private AwsException refusal(Node node, String text, String why, boolean sensitive) {
      return errors.invalidValue(node.path(), sensitive ? "hidden" : text, why).toException();
    }
  }
}
