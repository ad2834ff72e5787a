// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.logging;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.model.BucketLoggingStatus;
import io.landbridge.s3.model.LoggingEnabled;
import io.landbridge.s3.model.PartitionDateSource;
import io.landbridge.s3.model.TargetObjectKeyFormat;
import java.util.Optional;

/** Reads the document of a bucket's logging. */
public final class LoggingDocument {
  private LoggingDocument() {}

  /**
   * Where a document sends a bucket's log; empty when it ends the logging.
   *
   * @throws io.landbridge.aws.AwsException NotImplemented for grants and for partitions by the time
   *     of events: log objects belong to the target's owner, and are named by when they are written
   */
  public static Optional<LoggingConfiguration> read(BucketLoggingStatus document) {
    return document.loggingEnabled().map(LoggingDocument::enabled);
  }

  private static LoggingConfiguration enabled(LoggingEnabled enabled) {
    if (!enabled.targetGrants().isEmpty()) {
      throw notImplemented("TargetGrants");
    }
    var partition =
        enabled.targetObjectKeyFormat().flatMap(TargetObjectKeyFormat::partitionedPrefix);
    if (partition
        .flatMap(prefix -> prefix.partitionDateSource())
        .filter(source -> source == PartitionDateSource.EVENT_TIME)
        .isPresent()) {
      throw notImplemented("PartitionDateSource EventTime");
    }
    return new LoggingConfiguration(
        enabled.targetBucket(), enabled.targetPrefix(), partition.isPresent());
  }

  private static RuntimeException notImplemented(String member) {
    return new AwsError("NotImplemented", 501, member + " is not supported").toException();
  }
}
