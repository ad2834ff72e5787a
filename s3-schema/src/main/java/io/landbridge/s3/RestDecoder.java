// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.DocumentReader.Expectation;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Member;
import io.landbridge.schema.MemberType.StructureOf;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a request into the shape of its operation's input: the address, the query, the headers and
 * the document. It is immutable and may be shared.
 *
 * <p>What no member is bound to is passed over, as S3 does: clients and proxies add headers and
 * parameters of their own. A document on the other hand has to follow its schema, and its lists
 * have the bounds of S3.
 */
public final class RestDecoder {
  /** The most bytes of metadata: names without their prefix, and values, in UTF-8. */
  public static final int MAX_METADATA_BYTES = 2048;

  private static final int MAX_DOCUMENT_BYTES = 256 * 1024;
  private static final int MAX_LONG_DOCUMENT_BYTES = 8 * 1024 * 1024;
  // A thousand keys to delete, rules of a lifecycle, and no list but that of parts is longer.
  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_PARTS = 10_000;
  private static final DocumentReader DOCUMENTS = new DocumentReader();
  private static final String AMZ_PREFIX = "x-amz-";

  /**
   * How many bytes an operation's document may have at most. A thousand keys to delete and ten
   * thousand parts to put together are long ones.
   */
  public static int maxDocumentBytes(RestOperation<?, ?> operation) {
    boolean isLong =
        operation == S3Operations.DELETE_OBJECTS
            || operation == S3Operations.COMPLETE_MULTIPART_UPLOAD;
    return isLong ? MAX_LONG_DOCUMENT_BYTES : MAX_DOCUMENT_BYTES;
  }

  /**
   * Reads a request.
   *
   * @param call the request's route to this operation
   * @param document the body of an operation with a document, verified; empty for every other one
   * @throws AwsException {@code InvalidArgument}, {@code InvalidRequest}, {@code MalformedXML},
   *     {@code MissingRequestBodyError}, {@code MetadataTooLarge}, {@code MaxMessageLengthExceeded}
   *     and the like
   */
  public <I extends Shape> I decode(
      RestOperation<I, ?> operation, S3Route.Call call, HeaderFields headers, byte[] document) {
    int most = maxDocumentBytes(operation);
    if (document.length > most) {
      throw S3Errors.documentTooLong(most).toException();
    }
    Schema<I> schema = operation.input();
    ShapeBuilder<I> builder = schema.newBuilder();
    boolean hasElements = false;
    for (Member<I> member : schema.members()) {
      if (member.binding().location() == Location.ELEMENT) {
        hasElements = true;
      } else {
        value(operation, call, headers, document, member)
            .ifPresent(value -> builder.fill(member, value));
      }
    }
    if (hasElements) {
      elements(operation, document, builder);
    }
    for (Member<I> member : schema.members()) {
      if (member.required() && !builder.isSet(member)) {
        throw ArgumentText.missing(member).toException();
      }
    }
    return builder.build();
  }

  /**
   * Reads a document by itself, as {@link RestEncoder#writeDocument} has written it.
   *
   * @throws AwsException {@code MalformedXML}
   */
  public static <T extends Shape> T readDocument(Schema<T> schema, String root, byte[] document) {
    Expectation expectation = new Expectation(root, MAX_ITEMS, S3Errors.malformedXml());
    return DOCUMENTS.read(schema, expectation, document);
  }

  private <I extends Shape> Optional<Object> value(
      RestOperation<I, ?> operation,
      S3Route.Call call,
      HeaderFields headers,
      byte[] document,
      Member<I> member) {
    String name = member.binding().name();
    return switch (member.binding().location()) {
      case PATH ->
          member.name().equals("Bucket")
              ? call.address().findBucket().map(BucketName::value)
              : call.address().findKey().map(key -> key);
      case QUERY -> argument(member, call.query().find(name));
      case HEADER -> argument(member, header(name, headers, call.query()));
      case HEADER_PREFIX -> metadata(name, headers, call.query());
      case PAYLOAD -> payload(operation, member, document);
      case ELEMENT, ATTRIBUTE, TEXT, STATUS -> Optional.empty();
    };
  }

  private static Optional<Object> argument(Member<?> member, Optional<String> text) {
    return text.flatMap(it -> ArgumentText.parse(member, it));
  }

  /**
   * A header; those of AWS may stand in the query instead, where signers of addresses put them so
   * that whoever uses the address need not know them.
   */
  private static Optional<String> header(String name, HeaderFields headers, QueryString query) {
    Optional<String> value = headers.find(name);
    return value.isEmpty() && name.startsWith(AMZ_PREFIX) ? query.findIgnoringCase(name) : value;
  }

  private static Optional<Object> metadata(String prefix, HeaderFields headers, QueryString query) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String name : query.names()) {
      if (startsWith(name, prefix)) {
        put(entries, name.substring(prefix.length()), query.find(name).orElse(""));
      }
    }
    for (String name : headers.names()) {
      if (startsWith(name, prefix)) {
        String value = MetadataText.decode(headers.find(name).orElse(""));
        put(entries, name.substring(prefix.length()), value);
      }
    }
    int bytes = 0;
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      bytes += utf8Length(entry.getKey()) + utf8Length(entry.getValue());
    }
    if (bytes > MAX_METADATA_BYTES) {
      throw S3Errors.metadataTooLarge(bytes, MAX_METADATA_BYTES).toException();
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(Collections.unmodifiableMap(entries));
  }

  private static void put(Map<String, String> entries, String name, String value) {
    entries.put(name.toLowerCase(Locale.ROOT), value);
  }

  private static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private Optional<Object> payload(
      RestOperation<?, ?> operation, Member<?> member, byte[] document) {
    if (document.length == 0) {
      return Optional.empty();
    }
    if (member.type() instanceof StructureOf structure) {
      String root = member.binding().name();
      return Optional.of(
          DOCUMENTS.read(structure.schema(), expectation(operation, root), document));
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(document);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new AwsException(S3Errors.invalidRequest("The body is not UTF-8"), e);
    }
  }

  /** The members of an input that is itself the document, whose root has the input's name. */
  private <I extends Shape> void elements(
      RestOperation<I, ?> operation, byte[] document, ShapeBuilder<I> builder) {
    if (document.length == 0) {
      throw S3Errors.missingRequestBody().toException();
    }
    Schema<I> input = operation.input();
    DOCUMENTS.readInto(input, builder, expectation(operation, input.name()), document);
  }

  private static Expectation expectation(RestOperation<?, ?> operation, String root) {
    boolean isAcl =
        operation == S3Operations.PUT_BUCKET_ACL || operation == S3Operations.PUT_OBJECT_ACL;
    int mostItems = operation == S3Operations.COMPLETE_MULTIPART_UPLOAD ? MAX_PARTS : MAX_ITEMS;
    AwsError error = isAcl ? S3Errors.malformedAcl() : S3Errors.malformedXml();
    return new Expectation(root, mostItems, error);
  }
}
