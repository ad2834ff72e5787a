// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import java.util.Optional;

/** The families of services that differ in what they sign and in how they refuse. */
public enum Dialect {
  /** The EC2 Query protocol. */
  EC2,
  /** The AWS Query protocol: STS and IAM. */
  AWS_QUERY,
  /** S3's REST protocol: the path is encoded once and not normalised, bodies may be unsigned. */
  S3;

  /** The family of the service that a credential scope names; empty for one that is not served. */
  public static Optional<Dialect> findByService(String service) {
    return switch (service) {
      case "ec2" -> Optional.of(EC2);
      case "sts", "iam" -> Optional.of(AWS_QUERY);
      case "s3" -> Optional.of(S3);
      default -> Optional.empty();
    };
  }
}
