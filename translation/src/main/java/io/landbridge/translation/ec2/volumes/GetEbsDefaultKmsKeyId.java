// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import io.landbridge.ec2.model.GetEbsDefaultKmsKeyIdResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Tells the key that volumes are encrypted with unless a request names another: the provider's own,
 * which is what an encrypting disk offering uses. EC2 API 2016-11-15, GetEbsDefaultKmsKeyId.
 */
final class GetEbsDefaultKmsKeyId
    implements Ec2Operation<GetEbsDefaultKmsKeyIdRequest, GetEbsDefaultKmsKeyIdResult> {
  /** EC2's name for the provider's key. */
  static final String PROVIDERS_KEY = "alias/aws/ebs";

  @Override
  public GetEbsDefaultKmsKeyIdResult handle(Call call, GetEbsDefaultKmsKeyIdRequest request) {
    return GetEbsDefaultKmsKeyIdResult.builder().kmsKeyId(PROVIDERS_KEY).build();
  }
}
