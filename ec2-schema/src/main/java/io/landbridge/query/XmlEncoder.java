// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import io.landbridge.aws.AwsError;
import io.landbridge.query.QueryApi.Protocol;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Blob;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType;
import io.landbridge.schema.MemberType.Enumeration;
import io.landbridge.schema.MemberType.ListOf;
import io.landbridge.schema.MemberType.Scalar;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.MemberType.TextMap;
import io.landbridge.schema.Shape;
import io.landbridge.schema.WireEnum;
import io.landbridge.schema.XmlName;
import io.landbridge.schema.XmlWriter;
import java.time.Instant;
import java.util.List;

/**
 * Writes results and errors of an API as XML in UTF-8. It is immutable and may be shared.
 *
 * <p>A result of EC2: {@code <RunInstancesResponse xmlns="..."><requestId>...</requestId>}, the
 * members of the result, {@code </RunInstancesResponse>}. A result of AWS Query: {@code
 * <GetCallerIdentityResponse xmlns="..."><GetCallerIdentityResult>}, the members, {@code
 * </GetCallerIdentityResult><ResponseMetadata><RequestId>...}.
 *
 * <p>What is not set is not written, with one exception: the lists of an EC2 result itself are
 * always there, empty if need be ({@code <reservationSet/>}), because clients walk them without
 * asking. An empty {@code NextToken} is never written: clients would follow it.
 */
public final class XmlEncoder {
  private static final XmlName REQUEST_ID_LOWER = new XmlName("requestId");
  private static final XmlName REQUEST_ID_UPPER = new XmlName("RequestID");
  private static final XmlName REQUEST_ID = new XmlName("RequestId");
  private static final XmlName RESPONSE_METADATA = new XmlName("ResponseMetadata");
  private static final XmlName RETURN = new XmlName("return");
  private static final XmlName RESPONSE = new XmlName("Response");
  private static final XmlName ERROR_RESPONSE = new XmlName("ErrorResponse");
  private static final XmlName ERRORS = new XmlName("Errors");
  private static final XmlName ERROR = new XmlName("Error");
  private static final XmlName TYPE = new XmlName("Type");
  private static final XmlName CODE = new XmlName("Code");
  private static final XmlName MESSAGE = new XmlName("Message");
  private static final int SERVER_ERRORS = 500;

  private final QueryApi api;
  private final boolean ec2;

  /** An encoder of this API's answers. */
  public XmlEncoder(QueryApi api) {
    this.api = api;
    this.ec2 = api.protocol() == Protocol.EC2_QUERY;
  }

  /** The document that answers a request with its result. */
  public <O extends Shape> byte[] encode(Operation<?, O> operation, O result, String requestId) {
    XmlWriter xml = new XmlWriter();
    String response = operation.name() + "Response";
    xml.start(response, api.namespace());
    if (ec2) {
      xml.element(REQUEST_ID_LOWER, requestId);
      if (result instanceof Acknowledged) {
        xml.element(RETURN, "true");
      }
      members(xml, result, true);
    } else {
      if (!(result instanceof Acknowledged)) {
        XmlName wrapper = new XmlName(operation.name() + "Result");
        xml.start(wrapper);
        content(xml, result);
        xml.end(wrapper);
      }
      xml.start(RESPONSE_METADATA);
      xml.element(REQUEST_ID, requestId);
      xml.end(RESPONSE_METADATA);
    }
    xml.end(new XmlName(response));
    return xml.toByteArray();
  }

  /** The document that answers a request with an error. */
  public byte[] encodeError(AwsError error, String requestId) {
    XmlWriter xml = new XmlWriter();
    if (ec2) {
      xml.start(RESPONSE);
      xml.start(ERRORS);
      errorElement(xml, error);
      xml.end(ERRORS);
      xml.element(REQUEST_ID_UPPER, requestId);
      xml.end(RESPONSE);
    } else {
      xml.start("ErrorResponse", api.namespace());
      errorElement(xml, error);
      xml.element(REQUEST_ID, requestId);
      xml.end(ERROR_RESPONSE);
    }
    return xml.toByteArray();
  }

  private void errorElement(XmlWriter xml, AwsError error) {
    xml.start(ERROR);
    if (!ec2) {
      xml.element(TYPE, error.httpStatus() < SERVER_ERRORS ? "Sender" : "Receiver");
    }
    xml.element(CODE, error.code());
    xml.element(MESSAGE, error.message());
    error.details().forEach((name, value) -> xml.element(new XmlName(name), value));
    xml.end(ERROR);
  }

  private static void content(XmlWriter xml, Shape shape) {
    members(xml, shape, false);
  }

  private static void members(XmlWriter xml, Shape shape, boolean listsAlways) {
    List<? extends Member<?>> members = shape.schema().members();
    for (int i = 0; i < members.size(); i++) {
      Member<?> member = members.get(i);
      Object value = member.getFrom(shape);
      if (value != null) {
        member(xml, member, value);
      } else if (listsAlways && member.type() instanceof ListOf list && !list.flattened()) {
        xml.empty(member.element());
      }
    }
  }

  private static void member(XmlWriter xml, Member<?> member, Object value) {
    if (member.type() instanceof ListOf list && list.flattened()) {
      for (Object item : (List<?>) value) {
        value(xml, list.item(), member.element(), item);
      }
    } else if (!(member.pageToken() && value.equals(""))) {
      value(xml, member.type(), member.element(), value);
    }
  }

  private static void value(XmlWriter xml, MemberType type, XmlName name, Object value) {
    switch (type) {
      case Scalar scalar -> {
        xml.start(name);
        scalar(xml, scalar, value);
        xml.end(name);
      }
      case Enumeration _ -> {
        xml.start(name);
        xml.text(((WireEnum) value).wire());
        xml.end(name);
      }
      case StructureOf _ -> {
        xml.start(name);
        xml.content((Shape) value, XmlEncoder::content);
        xml.end(name);
      }
      case TextMap _ -> throw new IllegalArgumentException("No map in an answer: " + value);
      case ListOf list -> {
        List<?> items = (List<?>) value;
        if (items.isEmpty()) {
          xml.empty(name);
        } else {
          xml.start(name);
          for (Object item : items) {
            value(xml, list.item(), list.itemElement(), item);
          }
          xml.end(name);
        }
      }
    }
  }

  private static void scalar(XmlWriter xml, Scalar type, Object value) {
    switch (type) {
      case TIMESTAMP -> xml.timestamp((Instant) value);
      case BLOB -> xml.text(((Blob) value).toBase64());
      case INTEGER, LONG -> xml.number(((Number) value).longValue());
      case STRING, BOOLEAN, DOUBLE -> xml.text(value.toString());
    }
  }
}
