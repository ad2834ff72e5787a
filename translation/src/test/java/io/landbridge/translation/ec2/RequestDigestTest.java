// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.ec2.model.CreateVolumeRequest;
import io.landbridge.ec2.model.ResourceType;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.TagSpecification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
  private static final CreateVolumeRequest REQUEST =
      CreateVolumeRequest.builder()
          .availabilityZone("us-east-1a")
          .size(8)
          .encrypted(false)
          .tagSpecifications(
              List.of(
                  TagSpecification.builder()
                      .resourceType(ResourceType.VOLUME)
                      .tags(List.of(Tag.builder().key("ab").value("c").build()))
                      .build()))
          .build();

  private static String digest(CreateVolumeRequest request) {
    return RequestDigest.of(request, Set.of("ClientToken"));
  }

  @Test
  void isTheSameForEqualRequestsWhateverTheirToken() {
    assertThat(digest(REQUEST.toBuilder().clientToken("one").build()))
        .isEqualTo(digest(REQUEST.toBuilder().clientToken("two").build()))
        .hasSize(64);
  }

  @Test
  void differsWithEveryMember() {
    assertThat(digest(REQUEST.toBuilder().size(9).build())).isNotEqualTo(digest(REQUEST));
    assertThat(digest(REQUEST.toBuilder().encrypted(true).build())).isNotEqualTo(digest(REQUEST));
  }

  @Test
  void differsWhereTextsOnlyJoinToTheSame() {
    var moved =
        REQUEST.toBuilder()
            .tagSpecifications(
                List.of(
                    TagSpecification.builder()
                        .resourceType(ResourceType.VOLUME)
                        .tags(List.of(Tag.builder().key("a").value("bc").build()))
                        .build()))
            .build();

    assertThat(digest(moved)).isNotEqualTo(digest(REQUEST));
  }
}
