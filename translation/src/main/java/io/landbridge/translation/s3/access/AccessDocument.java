// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.model.OwnershipControls;
import io.landbridge.s3.model.OwnershipControlsRule;
import io.landbridge.s3.model.PublicAccessBlockConfiguration;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.PublicAccessBlock;
import java.util.List;

/** Block public access and ownership as S3's documents. */
public final class AccessDocument {
  private AccessDocument() {}

  /** What a document keeps from being public; what it does not name is not kept. */
  public static PublicAccessBlock read(PublicAccessBlockConfiguration document) {
    return new PublicAccessBlock(
        document.blockPublicAcls().orElse(false),
        document.ignorePublicAcls().orElse(false),
        document.blockPublicPolicy().orElse(false),
        document.restrictPublicBuckets().orElse(false));
  }

  /** The document that answers show. */
  public static PublicAccessBlockConfiguration write(PublicAccessBlock block) {
    return PublicAccessBlockConfiguration.builder()
        .blockPublicAcls(block.blockPublicAcls())
        .ignorePublicAcls(block.ignorePublicAcls())
        .blockPublicPolicy(block.blockPublicPolicy())
        .restrictPublicBuckets(block.restrictPublicBuckets())
        .build();
  }

  /**
   * The setting of a document.
   *
   * @throws io.landbridge.aws.AwsException MalformedXML when there is not exactly one rule
   */
  public static ObjectOwnership read(OwnershipControls document) {
    if (document.rules().size() != 1) {
      throw new AwsError(
              "MalformedXML",
              400,
              "The XML you provided was not well-formed or did not validate against our published"
                  + " schema")
          .toException();
    }
    return read(document.rules().getFirst().objectOwnership());
  }

  /** The setting that a header or a document names. */
  public static ObjectOwnership read(io.landbridge.s3.model.ObjectOwnership wire) {
    return ObjectOwnership.find(wire.wire())
        .orElseThrow(() -> new IllegalStateException("A setting without a meaning: " + wire));
  }

  /** The document that answers show. */
  public static OwnershipControls write(ObjectOwnership ownership) {
    return OwnershipControls.builder()
        .rules(
            List.of(
                OwnershipControlsRule.builder()
                    .objectOwnership(
                        io.landbridge.s3.model.ObjectOwnership.valueOf(ownership.name()))
                    .build()))
        .build();
  }
}
