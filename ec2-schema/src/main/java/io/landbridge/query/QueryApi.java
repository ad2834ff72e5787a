// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

/**
 * An API that is spoken in one of the two query protocols.
 *
 * @param name its name in a credential scope: {@code ec2}, {@code sts}
 * @param version the version the model describes, a date such as {@code 2016-11-15}
 * @param namespace the XML namespace of its answers
 * @param protocol which of the two protocols
 */
public record QueryApi(String name, String version, String namespace, Protocol protocol) {

  /** The two query protocols of AWS. Their names are those of Smithy's specification. */
  public enum Protocol {
    /** {@code aws.protocols#ec2Query}. */
    EC2_QUERY,
    /** {@code aws.protocols#awsQuery}. */
    AWS_QUERY
  }
}
