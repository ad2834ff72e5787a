// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import org.junit.jupiter.api.Test;

/** Keys. */
class ObjectKeyTest {
  @Test
  void areOrderedByTheirBytesAndNotByTheirCharacters() {
    ObjectKey belowSurrogates = new ObjectKey("\uFFFD");
    ObjectKey emoji = new ObjectKey("😀");
    assertThat(belowSurrogates.value()).isGreaterThan(emoji.value());
    assertThat(belowSurrogates).isLessThan(emoji);
  }

  @Test
  void haveBoundsInBytes() {
    assertThat(new ObjectKey("é".repeat(512)).bytes()).hasSize(1024);
    assertThatThrownBy(() -> new ObjectKey("é".repeat(513)))
        .isInstanceOfSatisfying(
            AwsException.class, it -> assertThat(it.error().code()).isEqualTo("KeyTooLongError"));
    assertThatThrownBy(() -> new ObjectKey("")).isInstanceOf(IllegalArgumentException.class);
  }
}
