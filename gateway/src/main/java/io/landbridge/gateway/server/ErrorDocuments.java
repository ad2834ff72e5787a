// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AwsError;
import io.landbridge.gateway.auth.Dialect;
import io.landbridge.s3.S3ErrorDocument;

/** Errors in the document of each protocol. */
public final class ErrorDocuments {
  private static final String QUERY_XML = "text/xml;charset=UTF-8";
  private static final String S3_XML = "application/xml";

  private final Encoder ec2;
  private final Encoder awsQuery;
  private final String hostId;

  /** Encodes an error in one protocol. */
  @FunctionalInterface
  public interface Encoder {

    /** The document's bytes. */
    byte[] encode(AwsError error, String requestId);
  }

  /**
   * The documents of all protocols.
   *
   * @param hostId what S3 errors call this server
   */
  public ErrorDocuments(Encoder ec2, Encoder awsQuery, String hostId) {
    this.ec2 = ec2;
    this.awsQuery = awsQuery;
    this.hostId = hostId;
  }

  /** The answer that tells a client of an error. */
  ApiResponse of(Dialect dialect, AwsError error, Arrival arrival) {
    return switch (dialect) {
      case EC2 ->
          new ApiResponse(error.httpStatus(), QUERY_XML, ec2.encode(error, arrival.requestId()));
      case AWS_QUERY ->
          new ApiResponse(
              error.httpStatus(), QUERY_XML, awsQuery.encode(error, arrival.requestId()));
      case S3 ->
          new ApiResponse(
              error.httpStatus(),
              S3_XML,
              new S3ErrorDocument(error, arrival.head().path(), arrival.requestId(), hostId)
                  .toXml());
    };
  }
}
