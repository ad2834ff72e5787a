// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Operations;
import io.landbridge.translation.s3.access.RequiredActions;
import java.util.Set;
import org.junit.jupiter.api.Test;

class S3CatalogueTest {

  @Test
  void hasOperationsOfTheModelEachOnce() {
    assertThat(S3Catalogue.actions())
        .extracting(S3Action::name)
        .doesNotHaveDuplicates()
        .isSubsetOf(S3Operations.ALL.stream().map(RestOperation::name).toList());
  }

  @Test
  void knowsThePermissionsOfEveryOperation() {
    assertThat(S3Catalogue.actions())
        .allSatisfy(action -> assertThat(RequiredActions.of(action.name(), Set.of())).isNotEmpty());
  }

  @Test
  void isShownAsATable() {
    assertThat(S3Catalogue.toMarkdown())
        .contains("| DeleteBucket | `deleteBucket` |  |  |")
        .contains("| PutBucketVersioning | `updateBucket` | `MFA` |  |");
  }
}
