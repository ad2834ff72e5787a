// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import java.util.List;

/**
 * The errors of a request that the S3 wire cannot read, in S3's words. Source: Amazon S3 API
 * Reference, "Error responses", and answers of S3 where the reference gives no text.
 */
public final class S3Errors {
  private static final int BAD_REQUEST = 400;
  private static final int SHOWN_CHARACTERS = 200;

  private S3Errors() {}

  /** The path or the query cannot be read. */
  public static AwsError invalidUri(String uri) {
    return new AwsError("InvalidURI", BAD_REQUEST, "Couldn't parse the specified URI.")
        .with("URI", shown(uri));
  }

  /** No bucket can have this name. */
  public static AwsError invalidBucketName(String name) {
    return new AwsError("InvalidBucketName", BAD_REQUEST, "The specified bucket is not valid.")
        .with("BucketName", shown(name));
  }

  /** A key of too many bytes. */
  public static AwsError keyTooLong(int bytes, int most) {
    return new AwsError("KeyTooLongError", BAD_REQUEST, "Your key is too long")
        .with("Size", Integer.toString(bytes))
        .with("MaxSizeAllowed", Integer.toString(most));
  }

  /**
   * The method means nothing on this resource.
   *
   * @param resourceType what the path and the query name, for example {@code BUCKET} or {@code ACL}
   */
  public static AwsError methodNotAllowed(String method, String resourceType) {
    return new AwsError(
            "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
        .with("Method", shown(method))
        .with("ResourceType", resourceType);
  }

  /** An operation that S3 has and that is not there. */
  public static AwsError notImplemented(RestOperation<?, ?> operation) {
    return new AwsError("NotImplemented", 501, operation.name() + " is not implemented.");
  }

  /** A header that asks for what is not there. */
  public static AwsError headerNotImplemented(String header) {
    return new AwsError(
            "NotImplemented",
            501,
            "A header you provided implies functionality that is not implemented")
        .with("Header", header);
  }

  /**
   * An argument with a value that cannot be.
   *
   * @param argument the parameter or the header as the wire names it
   */
  public static AwsError invalidArgument(String argument, String value, String message) {
    return new AwsError("InvalidArgument", BAD_REQUEST, message)
        .with("ArgumentName", argument)
        .with("ArgumentValue", shown(value));
  }

  /** Parameters of the query that name two operations at once. */
  public static AwsError conflictingParameters(List<String> names) {
    String all = String.join(", ", names);
    return invalidArgument(
        "ResourceType", names.getFirst(), "Conflicting query string parameters: " + all);
  }

  /** A parameter of the query that a bucket has and an object has not. */
  public static AwsError noSuchSubresourceOfKey(String parameter) {
    return invalidArgument(
        "key",
        parameter,
        "There is no such thing as the ?" + shown(parameter) + " sub-resource for a key");
  }

  /** A POST on a bucket that is no form. */
  public static AwsError postIsNoForm() {
    return new AwsError(
            "PreconditionFailed",
            412,
            "At least one of the pre-conditions you specified did not hold")
        .with("Condition", "Bucket POST must be of the enclosure-type multipart/form-data");
  }

  /** A request that means nothing as a whole. */
  public static AwsError invalidRequest(String message) {
    return new AwsError("InvalidRequest", BAD_REQUEST, message);
  }

  /** A parameter of the query that the operation cannot do without. */
  public static AwsError missingParameter(String name) {
    return new AwsError(
            "InvalidArgument", BAD_REQUEST, "The request must contain the parameter " + name + ".")
        .with("ArgumentName", name);
  }

  /** A header that the operation cannot do without. */
  public static AwsError missingHeader(String name) {
    return invalidRequest("Missing required header for this request: " + name);
  }

  /** The operation has a document and the request has none. */
  public static AwsError missingRequestBody() {
    return new AwsError("MissingRequestBodyError", BAD_REQUEST, "Request body is empty.");
  }

  /** The document is not well-formed, or not one of the operation. */
  public static AwsError malformedXml() {
    return new AwsError(
        "MalformedXML",
        BAD_REQUEST,
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }

  /** {@link #malformedXml} of an access control list. */
  public static AwsError malformedAcl() {
    return new AwsError("MalformedACLError", BAD_REQUEST, malformedXml().message());
  }

  /** The document has more bytes than the operation's may have. */
  public static AwsError documentTooLong(int most) {
    return new AwsError("MaxMessageLengthExceeded", BAD_REQUEST, "Your request was too big.")
        .with("MaxMessageLengthBytes", Integer.toString(most));
  }

  /** More metadata than an object may have. */
  public static AwsError metadataTooLarge(int bytes, int most) {
    return new AwsError(
            "MetadataTooLarge",
            BAD_REQUEST,
            "Your metadata headers exceed the maximum allowed metadata size")
        .with("Size", Integer.toString(bytes))
        .with("MaxSizeAllowed", Integer.toString(most));
  }

  /** A storage class that S3 does not have. */
  public static AwsError invalidStorageClass(String value) {
    return new AwsError(
            "InvalidStorageClass", BAD_REQUEST, "The storage class you specified is not valid")
        .with("StorageClassRequested", shown(value));
  }

  /** An encryption that S3 does not have. */
  public static AwsError invalidEncryptionAlgorithm(String argument, String value) {
    return new AwsError(
            "InvalidEncryptionAlgorithmError",
            BAD_REQUEST,
            "The encryption request you specified is not valid. The valid value is AES256.")
        .with("ArgumentName", argument)
        .with("ArgumentValue", shown(value));
  }

  /**
   * The object has no byte of the range.
   *
   * @param range the header as the client sent it
   */
  public static AwsError invalidRange(String range, long size) {
    return new AwsError("InvalidRange", 416, "The requested range is not satisfiable")
        .with("RangeRequested", shown(range))
        .with("ActualObjectSize", Long.toString(size));
  }

  /**
   * A condition of the request is not met.
   *
   * @param condition the header that holds it
   */
  public static AwsError preconditionFailed(String condition) {
    return new AwsError(
            "PreconditionFailed",
            412,
            "At least one of the pre-conditions you specified did not hold")
        .with("Condition", condition);
  }

  /** The client has it already; answered without a body. */
  public static AwsError notModified(String condition) {
    return new AwsError("NotModified", 304, "Not Modified").with("Condition", condition);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
  }
}
