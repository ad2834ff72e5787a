// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a request's head holds, the signature's reader comes to a verdict and throws nothing.
 */
final class SigV4FuzzTest {
  private static final String SIGNED =
      """
      POST ?Action=DescribeRegions
      Host:ec2.us-east-1.amazonaws.com
      Content-Type:application/x-www-form-urlencoded
      X-Amz-Date:20150830T123600Z
      Authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request, \
      SignedHeaders=content-type;host;x-amz-date, \
      Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7

      Version=2016-11-15\
      """;

  private static final String PRESIGNED =
      """
      GET ?Action=DescribeRegions&X-Amz-Algorithm=AWS4-HMAC-SHA256\
      &X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fsts%2Faws4_request\
      &X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host\
      &X-Amz-Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7
      Host:sts.amazonaws.com

      """;

  /** Signed with a key pair, over another type of content than this. */
  private static final String SIGNED_4A =
      """
      PUT photos/a%20b.txt?x=1
      Host:localhost:8773
      Content-Type:text/html
      X-Amz-Date:20150830T123600Z
      X-Amz-Region-Set:us-east-1,eu-*
      x-amz-content-sha256:UNSIGNED-PAYLOAD
      Authorization:AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/s3/aws4_request, \
      SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-region-set, \
      Signature=304402207d6d1741d1143e0d164d1818bc432a790957e0910f5358e46177b17fa266c66202204682\
      2223816988e32c7c4faad3de905a76219d3d90a2273214d6c94dd190eee7

      """;

  private static final List<String> PIECES =
      List.of(
          "%",
          "%2",
          "%zz",
          "%00",
          "+",
          "&",
          "&&",
          "=",
          ";",
          ",",
          "/",
          "//",
          "..",
          "/../",
          " ",
          "\n",
          "\n\n",
          ":",
          "\t",
          "AWS4-HMAC-SHA256",
          "AWS4-ECDSA-P256-SHA256",
          "Credential=",
          "SignedHeaders=",
          "Signature=",
          "X-Amz-Expires=-1",
          "X-Amz-Expires=604801",
          "X-Amz-Expires=99999999999999999999",
          "X-Amz-Date=",
          "x-amz-date:2",
          "Date:",
          "00000000T000000Z",
          "99999999T999999Z",
          "20150830T126000Z",
          "UNSIGNED-PAYLOAD",
          "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
          "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER",
          "X-Amz-Region-Set:",
          "*",
          "30450220",
          "x-amz-content-sha256:",
          "x-amz-security-token:x",
          "s3",
          "iam",
          "aws4_request",
          "é");

  @FuzzTest(maxDuration = "60s")
  void comesToAVerdict(byte[] input) {
    boolean known = SigV4Target.run(input);
    // Known only by a right signature, which this key has not been used for.
    assertThat(known).isFalse();
  }

  @Property(tries = 20_000)
  void comesToAVerdictForWhatIsAlmostRight(@ForAll("heads") byte[] input) {
    assertThat(SigV4Target.run(input)).isFalse();
  }

  @Property(tries = 2_000)
  void comesToAVerdictForAnything(@ForAll byte[] input) {
    assertThat(SigV4Target.run(input)).isFalse();
  }

  @Example
  void isBoundedForLongHeads() {
    String many = "SignedHeaders=" + "a;".repeat(200_000);
    assertThat(
            SigV4Target.run(
                SIGNED
                    .replaceFirst("SignedHeaders=[^,]*", many)
                    .getBytes(StandardCharsets.ISO_8859_1)))
        .isFalse();
    String query = "POST ?" + "a=b&".repeat(200_000);
    assertThat(SigV4Target.run(query.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
  }

  @Provide
  Arbitrary<byte[]> heads() {
    return Arbitraries.lazy(() -> Mutations.of(List.of(SIGNED, PRESIGNED, SIGNED_4A), PIECES));
  }
}
