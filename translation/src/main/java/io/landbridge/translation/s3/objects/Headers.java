// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.chunked.ContentEncoding;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.ObjectVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Members about an object that many inputs and outputs share, to and from what a store keeps. */
public final class Headers {
  /** What writers say about content and readers get back as it came. */
  private static final List<String> SYSTEM =
      List.of(
          "CacheControl",
          "ContentDisposition",
          "ContentEncoding",
          "ContentLanguage",
          "ContentType",
          "Expires",
          "WebsiteRedirectLocation");

  private static final String DEFAULT_TYPE = "binary/octet-stream";
  private static final String STANDARD = "STANDARD";

  private Headers() {}

  /**
   * The metadata that a request brings.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidRedirectLocation}
   */
  public static ObjectMetadata metadata(Shape request) {
    Members.findText(request, "WebsiteRedirectLocation").ifPresent(Headers::checkLocation);
    Map<String, String> system = new LinkedHashMap<>();
    for (String name : SYSTEM) {
      Members.findText(request, name)
          .map(value -> name.equals("ContentEncoding") ? ContentEncoding.ofObject(value) : value)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> system.put(headerOf(request.schema(), name), value));
    }
    Map<String, String> user = new LinkedHashMap<>();
    Members.find(request, "Metadata")
        .ifPresent(map ->
            ((Map<?, ?>) map).forEach((key, value) -> user.put(key.toString(), value.toString())));
    return new ObjectMetadata(system, user);
  }

  /**
   * Refuses a place to redirect to that is no address.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidRedirectLocation}
   */
  static void checkLocation(String location) {
    boolean leads =
        location.startsWith("/")
            || location.startsWith("http://")
            || location.startsWith("https://");
    if (!leads) {
      throw new AwsError(
              "InvalidRedirectLocation",
              400,
              "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.")
          .toException();
    }
  }

  private static String headerOf(Schema<?> schema, String member) {
    return schema
        .findMember(member)
        .map(it -> it.binding().name())
        .orElse(member)
        .toLowerCase(Locale.ROOT);
  }

  /** The storage class that a request asks for; all of them are one here. */
  public static String storageClass(Shape request) {
    return Members.findText(request, "StorageClass").orElse(STANDARD);
  }

  /** What an answer to a read says of an object, whichever bytes of it are given. */
  public static <T extends Shape> void describe(
      ShapeBuilder<T> output, Schema<T> schema, ObjectVersion version) {
    Members.set(output, schema, "AcceptRanges", "bytes");
    Members.set(output, schema, "LastModified", version.lastModified());
    Members.set(output, schema, "ETag", version.etag());
    Map<String, String> system = version.metadata().system();
    for (String name : SYSTEM) {
      String value = system.get(headerOf(schema, name));
      if (value != null) {
        Members.set(output, schema, name, value);
      }
    }
    if (!system.containsKey("content-type")) {
      Members.set(output, schema, "ContentType", DEFAULT_TYPE);
    }
    if (!version.metadata().user().isEmpty()) {
      Members.set(output, schema, "Metadata", version.metadata().user());
    }
    if (!version.storageClass().equals(STANDARD)) {
      Members.set(output, schema, "StorageClass", version.storageClass());
    }
  }

  /**
   * How an object is encrypted; {@code request} has the key's digest where it is the customer's.
   */
  public static <T extends Shape> void encryption(
      ShapeBuilder<T> output, Schema<T> schema, EncryptionFacts facts, Shape request) {
    switch (facts) {
      case EncryptionFacts.None() -> {}
      case EncryptionFacts.SseS3() -> Members.set(output, schema, "ServerSideEncryption", "AES256");
      case EncryptionFacts.SseKms(String arn, boolean bucketKey) -> {
        Members.set(output, schema, "ServerSideEncryption", "aws:kms");
        Members.set(output, schema, "SSEKMSKeyId", arn);
        if (bucketKey) {
          Members.set(output, schema, "BucketKeyEnabled", true);
        }
      }
      case EncryptionFacts.SseC() -> {
        Members.set(output, schema, "SSECustomerAlgorithm", "AES256");
        Members.set(
            output, schema, "SSECustomerKeyMD5", Members.findText(request, "SSECustomerKeyMD5"));
      }
    }
  }

  /** Checksums, each in the member of its algorithm, and over what they are. */
  public static <T extends Shape> void checksums(
      ShapeBuilder<T> output, Schema<T> schema, List<Checksum> checksums) {
    for (Checksum checksum : checksums) {
      Members.set(output, schema, "Checksum" + checksum.algorithm(), checksum.value());
      Members.set(output, schema, "ChecksumType", checksum.type().name());
    }
  }

  /** The checksums that a shape names. */
  public static List<Checksum> checksums(Shape shape) {
    List<Checksum> named = new ArrayList<>();
    for (Algorithm algorithm : Algorithm.values()) {
      Members.findText(shape, "Checksum" + algorithm.name())
          .ifPresent(value ->
              named.add(
                  new Checksum(
                      algorithm.name(),
                      value.contains("-") ? Checksum.Type.COMPOSITE : Checksum.Type.FULL_OBJECT,
                      value)));
    }
    return named;
  }
}
