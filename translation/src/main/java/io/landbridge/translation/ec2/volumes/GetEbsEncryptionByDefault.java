// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.GetEbsEncryptionByDefaultRequest;
import io.landbridge.ec2.model.GetEbsEncryptionByDefaultResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.ec2.Ec2Operation;

/**
 * Tells that volumes are not encrypted unless their type's offering says so. EC2 API 2016-11-15,
 * GetEbsEncryptionByDefault.
 */
final class GetEbsEncryptionByDefault
    implements Ec2Operation<GetEbsEncryptionByDefaultRequest, GetEbsEncryptionByDefaultResult> {
  @Override
  public GetEbsEncryptionByDefaultResult handle(
      Call call, GetEbsEncryptionByDefaultRequest request) {
    return GetEbsEncryptionByDefaultResult.builder().ebsEncryptionByDefault(false).build();
  }
}
