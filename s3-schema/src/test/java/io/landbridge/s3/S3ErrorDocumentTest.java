// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class S3ErrorDocumentTest {
  @Test
  void hasTheMembersInS3sOrderAndNothingThatXmlForbids() {
    AwsError error =
        new AwsError("NoSuchBucket", 404, "The <bucket> & \u0000 \uD83D\uDE00")
            .with("BucketName", "b");

    String xml =
        new String(new S3ErrorDocument(error, "/b", "R1", "H1").toXml(), StandardCharsets.UTF_8);

    assertThat(xml)
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Error><Code>NoSuchBucket</Code>"
                + "<Message>The &lt;bucket&gt; &amp; \uFFFD \uD83D\uDE00</Message>"
                + "<BucketName>b</BucketName><Resource>/b</Resource>"
                + "<RequestId>R1</RequestId><HostId>H1</HostId></Error>");
  }
}
