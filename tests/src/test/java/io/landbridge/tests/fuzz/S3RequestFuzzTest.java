// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a request to S3 looks like, it is read or refused as the client's fault. */
final class S3RequestFuzzTest {
  private static final List<String> REQUESTS =
      List.of(
          """
          GET bucket.s3.example.com:8080 /a//b%20c/../d?versionId=v&partNumber=2&x-id=GetObject
          Range: bytes=0-9
          If-Match: "etag", W/"x"
          If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT
          If-Unmodified-Since: Saturday, 06-Nov-60 08:49:37 GMT
          """,
          """
          PUT s3.example.com /bucket/key?x-amz-acl=private
          x-amz-copy-source: /bucket/k%C3%A9y?versionId=v
          x-amz-meta-a: =?UTF-8?B?w6k=?= =?utf-8?Q?a_=C3=A9?=
          x-amz-tagging: a=b&c=d%20e
          x-amz-object-lock-retain-until-date: 2030-01-01T00:00:00Z
          x-amz-storage-class: STANDARD
          """,
          """
          GET localhost /bucket?list-type=2&prefix=a&max-keys=5&encoding-type=url&delimiter=%2F
          x-amz-optional-object-attributes: RestoreStatus
          """,
          """
          POST localhost /bucket?delete

          <?xml version="1.0"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <!-- c --><Object><Key>a&amp;<![CDATA[<b>]]>&#233;</Key><Size>5</Size></Object>
          <Quiet>true</Quiet></Delete>\
          """,
          """
          PUT localhost /bucket?acl

          <AccessControlPolicy><AccessControlList><Grant>
          <Grantee xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="Group"><URI>u</URI>
          </Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>
          """);

  private static final List<String> PIECES =
      List.of(
          "/",
          "//",
          "/..",
          "%",
          "%2F",
          "%00",
          "%ff",
          "?",
          "&",
          "=",
          "+",
          "\n",
          "\n\n",
          ":",
          "uploads",
          "uploadId=1",
          "partNumber=1",
          "acl",
          "versioning",
          "bytes=",
          "-",
          "99999999999999999999",
          "\"",
          "*",
          "=?UTF-8?B?",
          "?=",
          "<",
          ">",
          "</Object>",
          "<Key>",
          "<!DOCTYPE a [<!ENTITY b \"c\">]>",
          "&b;",
          "&#0;",
          "<![CDATA[",
          "xmlns:a='b'",
          "\u00ef\u00bb\u00bf",
          "\0");

  @FuzzTest(maxDuration = "60s")
  void readsOrRefuses(byte[] request) {
    assertThatCode(() -> S3RequestTarget.run(request)).doesNotThrowAnyException();
  }

  @Property(tries = 20_000)
  void readsOrRefusesWhatIsAlmostRight(@ForAll("requests") byte[] request) {
    assertThatCode(() -> S3RequestTarget.run(request)).doesNotThrowAnyException();
  }

  @Example
  void startsFromRequestsThatAreRight() {
    assertThat(REQUESTS).allMatch(request -> S3RequestTarget.run(bytes(request)));
  }

  @Example
  void isBounded() {
    String deep = "<Object>".repeat(100_000);
    String wide = "<Object><Key>k</Key></Object>".repeat(50_000);
    String attributes = "<Delete " + "a='b' ".repeat(50_000) + "/>";

    assertThat(S3RequestTarget.run(bytes("POST h /bucket?delete\n\n<Delete>" + deep))).isFalse();
    assertThat(S3RequestTarget.run(bytes("POST h /bucket?delete\n\n<Delete>" + wide))).isFalse();
    assertThat(S3RequestTarget.run(bytes("POST h /bucket?delete\n\n" + attributes))).isFalse();
    assertThat(S3RequestTarget.run(bytes("GET h /bucket?" + "a&".repeat(100_000)))).isTrue();
    assertThat(S3RequestTarget.run(bytes("GET h /bucket/" + "%41".repeat(100_000)))).isFalse();
  }

  @Provide
  Arbitrary<byte[]> requests() {
    return Arbitraries.lazy(() -> Mutations.of(REQUESTS, PIECES));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
