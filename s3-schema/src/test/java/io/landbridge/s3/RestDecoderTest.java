// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.model.BucketCannedACL;
import io.landbridge.s3.model.CreateBucketRequest;
import io.landbridge.s3.model.DeleteObjectsRequest;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.s3.model.ObjectAttributes;
import io.landbridge.s3.model.ObjectIdentifier;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.s3.model.StorageClass;
import io.landbridge.s3.model.Tag;
import io.landbridge.s3.model.Type;
import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestDecoderTest {
  private static final String NS = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final S3Router router = new S3Router(new HostStyle(List.of()));
  private final RestDecoder decoder = new RestDecoder();

  private <I extends Shape> I decode(
      RestOperation<I, ?> operation, String uri, Map<String, String> headers, String document) {
    HeaderFields fields = HeaderFields.of(headers.entrySet());
    RequestHead head = RequestHead.of(operation.method(), "localhost", uri, fields);
    S3Route.Call call = (S3Route.Call) router.route(head);
    assertThat(call.operation()).isSameAs(operation);
    return decoder.decode(operation, call, fields, document.getBytes(StandardCharsets.UTF_8));
  }

  private AwsError refusal(
      RestOperation<?, ?> operation, String uri, Map<String, String> headers, String document) {
    return catchThrowableOfType(AwsException.class, () -> decode(operation, uri, headers, document))
        .error();
  }

  @Test
  void readsAddressQueryAndHeaders() {
    PutObjectRequest request =
        decode(
            S3Operations.PUT_OBJECT,
            "/bucket/a//b%20c",
            Map.of(
                "content-TYPE", " text/plain ",
                "content-length", "12",
                "X-Amz-Storage-Class", "STANDARD_IA",
                "x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z",
                "x-amz-server-side-encryption-bucket-key-enabled", "TRUE",
                "X-Amz-Meta-Name", "=?UTF-8?B?w6k=?=",
                "x-other", "passed over"),
            "");

    assertThat(request)
        .isEqualTo(
            PutObjectRequest.builder()
                .bucket("bucket")
                .key("a//b c")
                .contentType("text/plain")
                .contentLength(12L)
                .storageClass(StorageClass.STANDARD_IA)
                .objectLockRetainUntilDate(Instant.parse("2030-01-01T00:00:00Z"))
                .bucketKeyEnabled(true)
                .metadata(Map.of("name", "é"))
                .build());
  }

  @Test
  void headersOfAwsMayStandInTheQuery() {
    PutObjectRequest request =
        decode(
            S3Operations.PUT_OBJECT,
            "/bucket/key?X-Amz-Expires=60&x-amz-acl=private&x-amz-meta-a=b+c",
            Map.of(),
            "");

    assertThat(request.acl()).isPresent();
    assertThat(request.metadata()).containsExactly(Map.entry("a", "b c"));
  }

  @Test
  void aConditionOnATimeThatIsNoneIsPassedOver() {
    GetObjectRequest request =
        decode(
            S3Operations.GET_OBJECT,
            "/bucket/key?response-expires=Sun,%2006%20Nov%201994%2008:49:37%20GMT&partNumber=3",
            Map.of("If-Modified-Since", "yesterday", "if-none-match", "\"a\", \"b\""),
            "");

    assertThat(request.ifModifiedSince()).isEmpty();
    assertThat(request.ifNoneMatch()).contains("\"a\", \"b\"");
    assertThat(request.partNumber()).contains(3);
    assertThat(request.responseExpires()).contains(Instant.parse("1994-11-06T08:49:37Z"));
  }

  @Test
  void readsAListOfAHeader() {
    var request =
        decode(
            S3Operations.GET_OBJECT_ATTRIBUTES,
            "/bucket/key?attributes",
            Map.of("x-amz-object-attributes", "ETag, ObjectSize"),
            "");

    assertThat(request.objectAttributes())
        .containsExactly(ObjectAttributes.E_TAG, ObjectAttributes.OBJECT_SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {NS, ""})
  void readsADocumentWithTheNamespaceOrWithout(String namespace) {
    DeleteObjectsRequest request =
        decode(
            S3Operations.DELETE_OBJECTS,
            "/bucket?delete",
            Map.of(),
            "<?xml version=\"1.0\"?><!-- c --><Delete"
                + namespace
                + "> <Object><Key> a&amp;<![CDATA[<b>]]></Key><ETag>\"e\"</ETag></Object>\n"
                + "<Quiet> true </Quiet><Object><Key>&#233;</Key>"
                + "<LastModifiedTime>Sun, 06 Nov 1994 08:49:37 GMT</LastModifiedTime></Object>"
                + "</Delete>");

    assertThat(request.delete().quiet()).contains(true);
    assertThat(request.delete().objects())
        .containsExactly(
            ObjectIdentifier.builder().key(" a&<b>").eTag("e").build(),
            ObjectIdentifier.builder()
                .key("é")
                .lastModifiedTime(Instant.parse("1994-11-06T08:49:37Z"))
                .build());
  }

  @Test
  void readsTheTypeOfAGrantee() {
    var request =
        decode(
            S3Operations.PUT_BUCKET_ACL,
            "/bucket?acl",
            Map.of(),
            "<AccessControlPolicy><AccessControlList><Grant>"
                + "<Grantee xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"Group\">"
                + "<URI>u</URI></Grantee><Permission>READ</Permission></Grant>"
                + "</AccessControlList></AccessControlPolicy>");

    var grant = request.accessControlPolicy().orElseThrow().grants().getFirst();
    assertThat(grant.grantee().orElseThrow().type()).isEqualTo(Type.GROUP);
    assertThat(grant.grantee().orElseThrow().uri()).contains("u");
  }

  @Test
  void readsAListWithAnElementAroundIt() {
    var request =
        decode(
            S3Operations.PUT_OBJECT_TAGGING,
            "/bucket/key?tagging",
            Map.of(),
            "<Tagging><TagSet><Tag><Key>k</Key><Value></Value></Tag></TagSet></Tagging>");

    assertThat(request.tagging().tagSet())
        .containsExactly(Tag.builder().key("k").value("").build());
  }

  @Test
  void aDocumentThatMayBeAbsentIs() {
    CreateBucketRequest request =
        decode(S3Operations.CREATE_BUCKET, "/bucket", Map.of("x-amz-acl", "private"), "");

    assertThat(request.createBucketConfiguration()).isEmpty();
    assertThat(request.acl()).contains(BucketCannedACL.PRIVATE);
  }

  @Test
  void aTextIsTheBodyItself() {
    var request = decode(S3Operations.PUT_BUCKET_POLICY, "/bucket?policy", Map.of(), "{\"é\":1}");

    assertThat(request.policy()).isEqualTo("{\"é\":1}");
  }

  static Stream<String> malformedDocuments() {
    return Stream.of(
        "x",
        "<Delete>",
        "<Deletion><Object><Key>k</Key></Object></Deletion>",
        "<Delete xmlns=\"urn:other\"><Object><Key>k</Key></Object></Delete>",
        "<Delete><Object><Key>k</Key><Key>k</Key></Object></Delete>",
        "<Delete><Object><Key>k</Key><Colour>red</Colour></Object></Delete>",
        "<Delete><Object></Object></Delete>",
        "<Delete></Delete>",
        "<Delete>text<Object><Key>k</Key></Object></Delete>",
        "<Delete><Object><Key><b>k</b></Key></Object></Delete>",
        "<Delete><Object><Key>k</Key><Size>many</Size></Object></Delete>",
        "<Delete><Quiet>maybe</Quiet><Object><Key>k</Key></Object></Delete>",
        "<Delete><Object><Key>&nbsp;</Key></Object></Delete>",
        "<Delete><Object><Key>&#1;</Key></Object></Delete>",
        "<Delete><Object><Key>k</Key></Object></Delete><Delete/>",
        "<!DOCTYPE Delete [<!ENTITY e \"k\">]><Delete><Object><Key>&e;</Key></Object></Delete>",
        "<!DOCTYPE Delete><Delete><Object><Key>k</Key></Object></Delete>",
        "<!DOCTYPE Delete SYSTEM \"file:///etc/passwd\"><Delete><Object><Key>k</Key></Object>"
            + "</Delete>");
  }

  @ParameterizedTest
  @MethodSource("malformedDocuments")
  void refusesADocumentThatDoesNotFollowTheSchema(String document) {
    assertThat(refusal(S3Operations.DELETE_OBJECTS, "/b-b?delete", Map.of(), document))
        .isEqualTo(S3Errors.malformedXml());
  }

  @Test
  void aListHasABound() {
    String thousand = "<Object><Key>k</Key></Object>".repeat(1000);
    String start = "<Delete>" + thousand;

    assertThat(
            decode(S3Operations.DELETE_OBJECTS, "/bucket?delete", Map.of(), start + "</Delete>")
                .delete()
                .objects())
        .hasSize(1000);
    assertThat(
            refusal(
                    S3Operations.DELETE_OBJECTS,
                    "/bucket?delete",
                    Map.of(),
                    start + "<Object><Key>k</Key></Object></Delete>")
                .code())
        .isEqualTo("MalformedXML");
    assertThat(
            decode(
                    S3Operations.COMPLETE_MULTIPART_UPLOAD,
                    "/bucket/key?uploadId=u",
                    Map.of(),
                    "<CompleteMultipartUpload>"
                        + "<Part><PartNumber>1</PartNumber></Part>".repeat(10_000)
                        + "</CompleteMultipartUpload>")
                .multipartUpload()
                .orElseThrow()
                .parts())
        .hasSize(10_000);
  }

  @Test
  void anAccessControlListHasAnErrorOfItsOwn() {
    assertThat(refusal(S3Operations.PUT_OBJECT_ACL, "/bucket/key?acl", Map.of(), "<x/>").code())
        .isEqualTo("MalformedACLError");
  }

  @Test
  void refusesAMissingDocumentAndATooLongOne() {
    assertThat(refusal(S3Operations.PUT_BUCKET_TAGGING, "/bucket?tagging", Map.of(), "").code())
        .isEqualTo("MissingRequestBodyError");
    String spaces = " ".repeat(RestDecoder.maxDocumentBytes(S3Operations.PUT_BUCKET_TAGGING) + 1);
    assertThat(refusal(S3Operations.PUT_BUCKET_TAGGING, "/bucket?tagging", Map.of(), spaces).code())
        .isEqualTo("MaxMessageLengthExceeded");
  }

  @ParameterizedTest
  @CsvSource({
    "max-keys=x, InvalidArgument",
    "max-keys=-1, InvalidArgument",
    "max-keys=99999999999, InvalidArgument",
    "encoding-type=rot13, InvalidArgument"
  })
  void refusesParametersThatCannotBe(String query, String code) {
    var error = refusal(S3Operations.LIST_OBJECTS, "/bucket?" + query, Map.of(), "");

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.details()).containsKeys("ArgumentName", "ArgumentValue");
  }

  @ParameterizedTest
  @CsvSource({
    "partNumber=0, InvalidArgument",
    "partNumber=10001, InvalidArgument",
    "versionId=, InvalidArgument",
    "response-content-type=a%0D%0Ab, InvalidArgument",
    "response-content-type=%E6%BC%A2, InvalidArgument"
  })
  void refusesParametersOfAnObjectThatCannotBe(String query, String code) {
    assertThat(refusal(S3Operations.GET_OBJECT, "/bucket/key?" + query, Map.of(), "").code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-storage-class, COLD, InvalidStorageClass",
    "x-amz-server-side-encryption, aes, InvalidEncryptionAlgorithmError",
    "x-amz-acl, everybody, InvalidArgument",
    "x-amz-object-lock-retain-until-date, soon, InvalidArgument",
    "x-amz-server-side-encryption-bucket-key-enabled, 1, InvalidArgument",
    "x-amz-write-offset-bytes, -1, InvalidArgument"
  })
  void refusesHeadersThatCannotBe(String name, String value, String code) {
    assertThat(refusal(S3Operations.PUT_OBJECT, "/bucket/key", Map.of(name, value), "").code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-checksum-type, HALF, Value for x-amz-checksum-type header is invalid.",
    "x-amz-checksum-algorithm, ADLER32, Checksum algorithm provided is unsupported."
  })
  void refusesChecksumsThatCannotBe(String name, String value, String message) {
    var error =
        refusal(
            S3Operations.CREATE_MULTIPART_UPLOAD, "/bucket/key?uploads", Map.of(name, value), "");

    assertThat(error.code()).isEqualTo("InvalidRequest");
    assertThat(error.message()).startsWith(message);
  }

  @Test
  void refusesAModeOfChecksumsAndAnAlgorithmOfTheSdkThatCannotBe() {
    var mode =
        refusal(S3Operations.GET_OBJECT, "/bucket/k", Map.of("x-amz-checksum-mode", "ON"), "");
    var algorithm =
        refusal(
            S3Operations.PUT_OBJECT,
            "/bucket/k",
            Map.of("x-amz-sdk-checksum-algorithm", "ADLER32"),
            "");

    assertThat(mode)
        .isEqualTo(S3Errors.invalidRequest("Value for x-amz-checksum-mode header is invalid."));
    assertThat(algorithm)
        .isEqualTo(
            S3Errors.invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid."));
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(
            refusal(S3Operations.GET_OBJECT_ATTRIBUTES, "/bucket/key?attributes", Map.of(), "")
                .message())
        .contains("x-amz-object-attributes");
    assertThat(
            refusal(
                    S3Operations.PUT_BUCKET_METRICS_CONFIGURATION,
                    "/bucket?metrics",
                    Map.of(),
                    "<MetricsConfiguration><Id>i</Id></MetricsConfiguration>")
                .details())
        .containsEntry("ArgumentName", "id");
  }

  @Test
  void metadataHasABound() {
    var most = Map.of("x-amz-meta-k", "v".repeat(RestDecoder.MAX_METADATA_BYTES - 1));
    var more = Map.of("x-amz-meta-k", "v".repeat(RestDecoder.MAX_METADATA_BYTES));

    assertThat(decode(S3Operations.PUT_OBJECT, "/bucket/key", most, "").metadata()).hasSize(1);
    assertThat(refusal(S3Operations.PUT_OBJECT, "/bucket/key", more, "").code())
        .isEqualTo("MetadataTooLarge");
  }

  @Test
  void aSecretIsNotShown() {
    var headers = Map.of("x-amz-server-side-encryption-customer-key", "c2VjcmV0");

    PutObjectRequest request = decode(S3Operations.PUT_OBJECT, "/bucket/key", headers, "");

    assertThat(request.sseCustomerKey()).contains("c2VjcmV0");
    assertThat(request.toString()).doesNotContain("c2VjcmV0");
  }

  @Property(tries = 300)
  void noDocumentDoesMoreThanBeRefused(@ForAll String text, @ForAll byte[] bytes) {
    for (byte[] document :
        List.of(
            bytes,
            text.getBytes(StandardCharsets.UTF_8),
            ("<Delete>" + text + "</Delete>").getBytes(StandardCharsets.UTF_16))) {
      HeaderFields none = HeaderFields.of(List.of());
      var call = (S3Route.Call) router.route(RequestHead.of("POST", "", "/bucket?delete", none));
      AwsException refusal =
          catchThrowableOfType(
              AwsException.class,
              () -> decoder.decode(S3Operations.DELETE_OBJECTS, call, none, document));

      assertThat(refusal.error().code()).isIn("MalformedXML", "MissingRequestBodyError");
    }
  }

  @Property(tries = 500)
  void noHeadDoesMoreThanBeRefused(
      @ForAll String path, @ForAll String query, @ForAll String host, @ForAll String value) {
    HeaderFields fields =
        HeaderFields.of(
            Map.of("Range", value, "x-amz-acl", value, "If-Modified-Since", value).entrySet());
    try {
      RequestHead head = new RequestHead("GET", host, "/bucket/" + path, query, fields);
      S3Route.Call call = (S3Route.Call) router.route(head);
      assertThat(decoder.decode(call.operation(), call, fields, new byte[0])).isNotNull();
    } catch (AwsException e) {
      assertThat(e.error().httpStatus()).isBetween(400, 499);
    }
  }
}
