// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import io.landbridge.s3.RestOperation;
import io.landbridge.schema.Member;
import io.landbridge.schema.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;

/** The AWS SDK for Java's classes and fields, by the names of the model. */
final class SdkNames {
  /**
   * Members of the model that are newer than the SDK. A member that the SDK has learnt does not
   * belong here: {@link WireNamesTest} fails until its line is gone.
   */
  private static final Set<String> NEWER_THAN_SDK =
      Set.of(
          "AbortMultipartUploadOutput.VersionId",
          "CreateMultipartUploadOutput.VersionId",
          "ListPartsOutput.VersionId",
          "MultipartUpload.VersionId",
          "UploadPartCopyOutput.VersionId",
          "UploadPartOutput.VersionId");

  /** Fields that the SDK has besides those of the wire. */
  static final Set<String> OF_SDK_ONLY =
      Set.of("ExpiresString", "SourceBucket", "SourceKey", "SourceVersionId");

  // The SDK's copies say which of two buckets and keys they mean.
  private static final Set<String> COPIES = Set.of("CopyObjectRequest", "UploadPartCopyRequest");
  private static final Map<String, String> RENAMED =
      Map.of("Bucket", "DestinationBucket", "Key", "DestinationKey");

  private SdkNames() {}

  /** Whether the SDK has the member. */
  static boolean isKnown(Schema<?> schema, Member<?> member) {
    return !NEWER_THAN_SDK.contains(schema.name() + "." + member.name());
  }

  /** The SDK's field of the member. */
  static Optional<SdkField<?>> find(
      Schema<?> schema, Member<?> member, Collection<SdkField<?>> fields) {
    String name =
        COPIES.contains(schema.name())
            ? RENAMED.getOrDefault(member.name(), member.name())
            : member.name();
    return fields.stream().filter(field -> field.memberName().equals(name)).findFirst();
  }

  /** A builder of the SDK's request. */
  static SdkPojo newRequest(RestOperation<?, ?> operation) {
    return newBuilder(operation.name() + "Request");
  }

  /** A builder of the SDK's response. */
  static SdkPojo newResponse(RestOperation<?, ?> operation) {
    return newBuilder(operation.name() + "Response");
  }

  private static SdkPojo newBuilder(String className) {
    String name = S3Client.class.getPackageName() + ".model." + className;
    try {
      return (SdkPojo) Class.forName(name).getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The SDK has no " + name, e);
    }
  }
}
