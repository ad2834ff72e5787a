// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.landbridge.s3.model.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingHeaderTest {
  @Test
  void readsTagsWrittenLikeAQuery() {
    assertThat(TaggingHeader.parse("b=c+d%26&a=%C3%A9=&empty"))
        .extracting(Tag::key, Tag::value)
        .containsExactly(tuple("a", "é="), tuple("b", "c d&"), tuple("empty", ""));
    assertThat(TaggingHeader.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a=2", "=v", "a=%", "a=%ff", "%41=1&A=2"})
  void refusesWhatCannotBeRead(String header) {
    assertThatThrownBy(() -> TaggingHeader.parse(header))
        .hasMessageStartingWith("InvalidArgument: The header 'x-amz-tagging'");
  }
}
