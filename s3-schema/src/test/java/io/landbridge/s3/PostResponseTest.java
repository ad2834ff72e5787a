// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PostResponseTest {
  @Test
  void namesTheObjectAndWhereItIs() {
    PostResponse response =
        PostResponse.of("https://s3.example.com/photos", "photos", "a b/<1>&ü.png", "\"e\"");

    assertThat(response.location())
        .isEqualTo("https://s3.example.com/photos/a%20b%2F%3C1%3E%26%C3%BC.png");
    assertThat(new String(response.toXml(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PostResponse><Location>"
                + response.location()
                + "</Location><Bucket>photos</Bucket><Key>a b/&lt;1&gt;&amp;ü.png</Key>"
                + "<ETag>&quot;e&quot;</ETag></PostResponse>");
  }
}
