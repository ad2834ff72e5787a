// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredActionsTest {
  private static Set<RequestFeature> features(String names) {
    return names.isEmpty()
        ? Set.of()
        : Arrays.stream(names.split(" ", -1))
            .map(RequestFeature::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestFeature.class)));
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource({
    "GetObject, '', s3:GetObject OBJECT",
    "HeadObject, VERSION, s3:GetObjectVersion OBJECT",
    "GetObjectAttributes, '', s3:GetObject OBJECT s3:GetObjectAttributes OBJECT",
    "GetObjectTagging, VERSION, s3:GetObjectVersionTagging OBJECT",
    "PutObject, '', s3:PutObject OBJECT",
    "PutObject, ACL TAGGING RETENTION LEGAL_HOLD, s3:PutObject OBJECT s3:PutObjectAcl OBJECT"
        + " s3:PutObjectTagging OBJECT s3:PutObjectRetention OBJECT s3:PutObjectLegalHold OBJECT",
    "CopyObject, SOURCE_VERSION COPIED_TAGGING, s3:PutObject OBJECT s3:GetObjectVersion SOURCE"
        + " s3:GetObjectVersionTagging SOURCE s3:PutObjectTagging OBJECT",
    "UploadPartCopy, '', s3:PutObject OBJECT s3:GetObject SOURCE",
    "RenameObject, '', s3:PutObject OBJECT s3:GetObject SOURCE s3:DeleteObject SOURCE",
    "DeleteObject, VERSION BYPASS_GOVERNANCE, s3:DeleteObjectVersion OBJECT"
        + " s3:BypassGovernanceRetention OBJECT",
    "PutObjectRetention, BYPASS_GOVERNANCE, s3:PutObjectRetention OBJECT"
        + " s3:BypassGovernanceRetention OBJECT",
    "CreateBucket, OBJECT_LOCK, s3:CreateBucket BUCKET"
        + " s3:PutBucketObjectLockConfiguration BUCKET s3:PutBucketVersioning BUCKET",
    "ListObjectsV2, '', s3:ListBucket BUCKET",
    "ListBuckets, '', s3:ListAllMyBuckets ACCOUNT",
    "DeleteBucketCors, '', s3:PutBucketCORS BUCKET",
    "ListParts, '', s3:ListMultipartUploadParts OBJECT",
  })
  void namesWhatARequestNeeds(String operation, String features, String expected) {
    assertThat(
            RequiredActions.of(operation, features(features)).stream()
                .map(needed -> needed.action().wire() + " " + needed.target())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void knowsNothingOfOperationsThatAreNotDone() {
    assertThatThrownBy(() -> RequiredActions.of("SelectObjectContent", Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
