// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.RestAnswer.HeaderField;
import io.landbridge.s3.model.CommonPrefix;
import io.landbridge.s3.model.CopyObjectOutput;
import io.landbridge.s3.model.CopyObjectResult;
import io.landbridge.s3.model.EncodingType;
import io.landbridge.s3.model.GetBucketAclOutput;
import io.landbridge.s3.model.GetBucketLocationOutput;
import io.landbridge.s3.model.GetBucketPolicyOutput;
import io.landbridge.s3.model.GetObjectAttributesOutput;
import io.landbridge.s3.model.GetObjectOutput;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.s3.model.Grant;
import io.landbridge.s3.model.Grantee;
import io.landbridge.s3.model.ListBucketsOutput;
import io.landbridge.s3.model.ListObjectsV2Output;
import io.landbridge.s3.model.Owner;
import io.landbridge.s3.model.Permission;
import io.landbridge.s3.model.S3Object;
import io.landbridge.s3.model.Type;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestEncoderTest {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NS = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  private final RestEncoder encoder = new RestEncoder();

  private <O extends Shape> String document(RestOperation<?, O> operation, O output) {
    RestAnswer answer = encoder.encode(operation, output);
    assertThat(answer.findHeader("content-type")).contains("application/xml");
    return new String(answer.document(), StandardCharsets.UTF_8);
  }

  @Test
  void aListHasItsMembersInTheOrderOfTheModelAndItsKeysEncoded() {
    var output =
        ListObjectsV2Output.builder()
            .isTruncated(false)
            .name("bucket")
            .prefix("a b/")
            .delimiter("/")
            .maxKeys(1000)
            .keyCount(2)
            .encodingType(EncodingType.URL)
            .contents(
                List.of(
                    S3Object.builder()
                        .key("a b/ü+%&\u0001")
                        .lastModified(TIME)
                        .eTag("e")
                        .size(5L)
                        .build()))
            .commonPrefixes(List.of(CommonPrefix.builder().prefix("a b/c/").build()))
            .build();

    assertThat(document(S3Operations.LIST_OBJECTS_V2, output))
        .isEqualTo(
            XML
                + "<ListBucketResult"
                + NS
                + "><IsTruncated>false</IsTruncated><Contents><Key>a+b/%C3%BC%2B%25%26%01</Key>"
                + "<LastModified>2026-01-02T03:04:05.678Z</LastModified>"
                + "<ETag>&quot;e&quot;</ETag><Size>5</Size></Contents>"
                + "<Name>bucket</Name><Prefix>a+b/</Prefix><Delimiter>/</Delimiter>"
                + "<MaxKeys>1000</MaxKeys><CommonPrefixes><Prefix>a+b/c/</Prefix></CommonPrefixes>"
                + "<EncodingType>url</EncodingType><KeyCount>2</KeyCount></ListBucketResult>");
  }

  @Test
  void withoutEncodingAControlCharacterIsAReference() {
    var output =
        ListObjectsV2Output.builder()
            .contents(List.of(S3Object.builder().key("a\u0001<b>\r").build()))
            .build();

    assertThat(document(S3Operations.LIST_OBJECTS_V2, output))
        .contains("<Key>a&#x1;&lt;b&gt;&#13;</Key>");
  }

  @Test
  void anEmptyListThatIsSetIsThere() {
    var output = ListBucketsOutput.builder().buckets(List.of()).build();

    assertThat(document(S3Operations.LIST_BUCKETS, output))
        .isEqualTo(
            XML + "<ListAllMyBucketsResult" + NS + "><Buckets></Buckets></ListAllMyBucketsResult>");
  }

  @Test
  void aGranteeSaysItsType() {
    var grantee = Grantee.builder().type(Type.CANONICAL_USER).id("i").displayName("d").build();
    var output =
        GetBucketAclOutput.builder()
            .owner(Owner.builder().id("i").build())
            .grants(
                List.of(
                    Grant.builder().grantee(grantee).permission(Permission.FULL_CONTROL).build()))
            .build();

    assertThat(document(S3Operations.GET_BUCKET_ACL, output))
        .isEqualTo(
            XML
                + "<AccessControlPolicy"
                + NS
                + "><Owner><ID>i</ID></Owner><AccessControlList><Grant>"
                + "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"CanonicalUser\"><DisplayName>d</DisplayName><ID>i</ID></Grantee>"
                + "<Permission>FULL_CONTROL</Permission></Grant></AccessControlList>"
                + "</AccessControlPolicy>");
  }

  @Test
  void aLocationIsTheTextOfTheRoot() {
    assertThat(
            document(
                S3Operations.GET_BUCKET_LOCATION,
                GetBucketLocationOutput.builder().locationConstraint("eu-west-1").build()))
        .isEqualTo(XML + "<LocationConstraint" + NS + ">eu-west-1</LocationConstraint>");
    assertThat(
            document(S3Operations.GET_BUCKET_LOCATION, GetBucketLocationOutput.builder().build()))
        .isEqualTo(XML + "<LocationConstraint" + NS + "></LocationConstraint>");
  }

  @Test
  void aResultMayHaveHeadersAndADocument() {
    var output =
        CopyObjectOutput.builder()
            .versionId("v")
            .copyObjectResult(CopyObjectResult.builder().eTag("e").lastModified(TIME).build())
            .build();

    RestAnswer answer = encoder.encode(S3Operations.COPY_OBJECT, output);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.findHeader("x-amz-version-id")).contains("v");
    assertThat(new String(answer.document(), StandardCharsets.UTF_8))
        .isEqualTo(
            XML
                + "<CopyObjectResult"
                + NS
                + "><ETag>&quot;e&quot;</ETag><LastModified>2026-01-02T03:04:05.678Z</LastModified>"
                + "</CopyObjectResult>");
  }

  @Test
  void anObjectIsAnsweredWithItsHeadersAsAwsSpellsThem() {
    var output =
        GetObjectOutput.builder()
            .eTag("e")
            .lastModified(TIME)
            .contentLength(7L)
            .objectLockRetainUntilDate(Instant.parse("2030-01-01T00:00:00Z"))
            .metadata(Map.of("k", "é"))
            .build();
    var request =
        GetObjectRequest.builder()
            .bucket("b")
            .key("k")
            .responseContentType("text/x")
            .responseExpires(TIME)
            .build();

    assertThatCode(() -> ResponseOverrides.check(request)).doesNotThrowAnyException();
    for (String value : List.of("a\r\nSet-Cookie: b", "\u2603")) {
      var bad = request.toBuilder().responseContentDisposition(value).build();
      assertThatThrownBy(() -> ResponseOverrides.check(bad))
          .hasMessage("InvalidArgument: Header value cannot be represented using ISO-8859-1.");
    }
    RestAnswer answer =
        encoder.encode(S3Operations.GET_OBJECT, ResponseOverrides.apply(request, output));

    assertThat(answer.document()).isEmpty();
    assertThat(answer.headers())
        .extracting(HeaderField::name, HeaderField::value)
        .containsExactlyInAnyOrder(
            tuple("ETag", "\"e\""),
            tuple("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT"),
            tuple("Content-Length", "7"),
            tuple("Content-Type", "text/x"),
            tuple("Expires", "Fri, 02 Jan 2026 03:04:05 GMT"),
            tuple("x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z"),
            tuple("x-amz-meta-k", "=?UTF-8?B?w6k=?="));
  }

  @Test
  void attributesHaveABareTag() {
    var output = GetObjectAttributesOutput.builder().eTag("e").objectSize(1L).build();

    assertThat(document(S3Operations.GET_OBJECT_ATTRIBUTES, output))
        .contains("<ETag>e</ETag><ObjectSize>1</ObjectSize>");
  }

  @Test
  void aPolicyIsTheBodyItself() {
    RestAnswer answer =
        encoder.encode(
            S3Operations.GET_BUCKET_POLICY, GetBucketPolicyOutput.builder().policy("{}").build());

    assertThat(answer.document()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    assertThat(answer.findHeader("Content-Type")).contains("application/json");
  }

  @Test
  void nothingIsAnsweredWithoutABody() {
    RestAnswer answer = encoder.encode(S3Operations.DELETE_BUCKET, Acknowledged.INSTANCE);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers()).isEmpty();
    assertThat(answer.document()).isEmpty();
  }

  @Test
  void anErrorHasADocumentUnlessTheRequestWasAHead() {
    AwsError error = S3Errors.preconditionFailed("If-Match");

    RestAnswer answer = encoder.encodeError(error, "/b/k", "r", "h", false);

    assertThat(answer.status()).isEqualTo(412);
    assertThat(answer.document())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            XML
                + "<Error><Code>PreconditionFailed</Code>"
                + "<Message>At least one of the pre-conditions you specified did not hold</Message>"
                + "<Condition>If-Match</Condition><Resource>/b/k</Resource>"
                + "<RequestId>r</RequestId><HostId>h</HostId></Error>");
    assertThat(encoder.encodeError(error, "/b/k", "r", "h", true).document()).isEmpty();
    assertThat(encoder.encodeError(S3Errors.notModified("If-None-Match"), "/", "r", "h", false))
        .satisfies(it -> assertThat(it.status()).isEqualTo(304))
        .satisfies(it -> assertThat(it.document()).isEmpty());
    assertThat(error.details()).contains(entry("Condition", "If-Match"));
  }
}
