// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.model.ChecksumMode;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Refusal;
import io.landbridge.translation.s3.store.DeleteMarker;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.StoreErrors;
import java.util.List;

/** What GetObject and HeadObject answer alike. */
final class ObjectAnswers {
  private ObjectAnswers() {}

  /** All but the content. */
  static <T extends Shape> void fill(
      ShapeBuilder<T> output,
      Schema<T> schema,
      Shape request,
      ObjectReading reading,
      ObjectVersion version) {
    Headers.describe(output, schema, version);
    Headers.encryption(output, schema, version.encryption(), request);
    Members.set(output, schema, "ContentLength", reading.length(version));
    reading.slice().ifPresent(it -> Members.set(output, schema, "ContentRange", it.contentRange()));
    if (reading.isPart() && !version.parts().isEmpty()) {
      Members.set(output, schema, "PartsCount", version.parts().size());
    }
    boolean checksums =
        Members.find(request, "ChecksumMode").filter(ChecksumMode.ENABLED::equals).isPresent();
    if (checksums && reading.part().isPresent()) {
      Headers.checksums(output, schema, reading.part().get().checksums());
      // The type is that of the object, whichever part of it is read.
      Members.set(
          output,
          schema,
          "ChecksumType",
          version.checksums().stream().findFirst().map(it -> it.type().name()));
    } else if (checksums && !reading.isRange()) {
      Headers.checksums(output, schema, version.checksums());
    }
  }

  /** What a read of a deleted object is answered. */
  static S3Refusal refuse(DeleteMarker marker, boolean byVersion, String method) {
    AwsError error =
        byVersion
            ? StoreErrors.methodNotAllowedOnMarker(method)
            : StoreErrors.noSuchKey(marker.key());
    return new S3Refusal(
        error,
        List.of(
            new HeaderField("x-amz-delete-marker", "true"),
            new HeaderField("x-amz-version-id", marker.versionId().value())));
  }
}
