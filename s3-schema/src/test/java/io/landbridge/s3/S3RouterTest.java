// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.aws.AwsError;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.RestOperation.QueryLiteral;
import io.landbridge.s3.S3Address.OfObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class S3RouterTest {
  private final S3Router router = new S3Router(new HostStyle(List.of("s3.example.com")));

  private static RequestHead head(String method, String uri, Map<String, String> headers) {
    return RequestHead.of(method, "s3.example.com", uri, HeaderFields.of(headers.entrySet()));
  }

  private S3Route.Call call(String method, String uri, Map<String, String> headers) {
    return (S3Route.Call) router.route(head(method, uri, headers));
  }

  private AwsError refusal(String method, String uri) {
    return catchThrowableOfType(AwsException.class, () -> router.route(head(method, uri, Map.of())))
        .error();
  }

  static Stream<RestOperation<?, ?>> operations() {
    return S3Operations.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationIsCalledByWhatItsModelSays(RestOperation<?, ?> operation) {
    String path =
        switch (operation.target()) {
          case SERVICE -> operation.path().orElse("/");
          case BUCKET -> "/bucket";
          case OBJECT -> "/bucket/some/key";
        };
    String query =
        Stream.concat(
                operation.query().stream().map(S3RouterTest::text),
                operation.needs().stream().map(name -> name + "=1"))
            .collect(Collectors.joining("&"));
    Map<String, String> headers = new HashMap<>();
    operation.header().ifPresent(name -> headers.put(name, "/from/key"));

    S3Route.Call call = call(operation.method(), path + "?" + query, headers);

    assertThat(call.operation()).isSameAs(operation);
    assertThat(call.address().target()).isEqualTo(operation.target());
  }

  private static String text(QueryLiteral literal) {
    return literal.value().isEmpty() ? literal.name() : literal.name() + "=" + literal.value();
  }

  @Test
  void theModelHasAllOperations() {
    assertThat(S3Operations.ALL).hasSize(112).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /bucket?prefix=a&x-id=ListObjects, ListObjects",
    "GET, /bucket/?list-type=2&prefix=, ListObjectsV2",
    "GET, /?x-id=ListBuckets, ListBuckets",
    "GET, /bucket/key?versionId=1&x-id=GetObject&partNumber=2, GetObject",
    "GET, /bucket/key?uploadId=1&part-number-marker=2, ListParts",
    "GET, /bucket?analytics&id=1, GetBucketAnalyticsConfiguration",
    "GET, /bucket?analytics=, ListBucketAnalyticsConfigurations",
    "PUT, /bucket/key?X-Amz-Signature=1, PutObject",
    "PUT, /bucket/key?uploadId=u&partNumber=1, UploadPart",
    "POST, /bucket?delete, DeleteObjects",
    "POST, /bucket/key?uploads=, CreateMultipartUpload",
    "DELETE, /bucket/key?uploadId=u, AbortMultipartUpload",
    "PUT, /bucket?analytics, PutBucketAnalyticsConfiguration",
    "HEAD, /bucket/key?uploadId=1, HeadObject",
    "GET, /bucket/page.html?session=1&location=here, GetObject",
    "GET, /bucket?torrent=1, ListObjects"
  })
  void parametersOfAnOperationDoNotHideIt(String method, String uri, String name) {
    assertThat(call(method, uri, Map.of()).operation().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /bucket?versioning, MethodNotAllowed",
    "DELETE, /bucket/key?acl, MethodNotAllowed",
    "HEAD, /bucket?acl, MethodNotAllowed",
    "HEAD, /, MethodNotAllowed",
    "POST, /bucket/key, MethodNotAllowed",
    "PATCH, /bucket/key, MethodNotAllowed",
    "BREW, /bucket, MethodNotAllowed",
    "POST, /bucket/key?select, MethodNotAllowed",
    "GET, /bucket?acl&policy, InvalidArgument",
    "GET, /bucket?list-type=3, InvalidArgument",
    "GET, /bucket/key?versions, InvalidArgument",
    "DELETE, /bucket/key?lifecycle, InvalidArgument",
    "DELETE, /bucket/key?lifecycle=1, InvalidArgument",
    "PUT, /bucket?legal-hold, MethodNotAllowed",
    "DELETE, /bucket?torrent=1, MethodNotAllowed",
    "PUT, /bucket/key?uploadId=u, InvalidArgument",
    "PUT, /bucket/key?versionId=v, InvalidArgument",
    "PUT, /bucket/key?uploadId=u&partNumber=1&versionId=v, InvalidArgument",
    "PUT, /bucket/key?partNumber=1, InvalidArgument",
    "POST, /bucket, PreconditionFailed",
    "GET, /bucket/%zz, InvalidURI",
    "GET, /bucket?prefix=%, InvalidURI",
    "GET, bucket/key, InvalidURI",
    "GET, /bucket/a%00b, InvalidURI",
    "GET, /bucket/%ff, InvalidURI",
    "GET, //key, InvalidBucketName",
    "GET, /a%2Fb/key, InvalidBucketName"
  })
  void refusesWhatCallsNothing(String method, String uri, String code) {
    assertThat(refusal(method, uri).code()).isEqualTo(code);
  }

  @Test
  void saysWhichMethodIsNotAllowedOnWhat() {
    assertThat(refusal("DELETE", "/bucket?versioning").details())
        .containsEntry("Method", "DELETE")
        .containsEntry("ResourceType", "VERSIONING");
    assertThat(refusal("HEAD", "/").details()).containsEntry("ResourceType", "SERVICE");
  }

  @Test
  void knowsFormsAndPreflights() {
    var form = Map.of("content-type", "Multipart/Form-Data; boundary=x");

    assertThat(router.route(head("POST", "/bucket", form))).isInstanceOf(S3Route.PostForm.class);
    assertThat(router.route(head("OPTIONS", "/bucket/key", Map.of())))
        .isEqualTo(new S3Route.Preflight(new OfObject(new BucketName("bucket"), "key")));
  }

  @ParameterizedTest
  @CsvSource({
    "/bucket//, /",
    "/bucket//a//b/, /a//b/",
    "/bucket/./../x, ./../x",
    "/bucket/a+b%20c%2B, a+b c+",
    "/bucket/%2Fa, /a",
    "/bucket/%01%7F, '\u0001\u007F'",
    "/bucket/%E6%BC%A2, 漢",
    "/bucket/\u00E6\u00BC\u00A2, 漢",
    "/bucket/%25, %",
    "/bucket/a;b=c, a;b=c"
  })
  void keysAreNeverNormalised(String uri, String key) {
    assertThat(call("GET", uri, Map.of()).address())
        .isEqualTo(new OfObject(new BucketName("bucket"), key));
  }

  @Test
  void aKeyHasAtMost1024Bytes() {
    String longest = "%C3%A9".repeat(512);

    assertThat(call("GET", "/bucket/" + longest, Map.of()).address().findKey().orElseThrow())
        .hasSize(512);
    assertThat(refusal("GET", "/bucket/" + longest + "a"))
        .satisfies(error -> assertThat(error.code()).isEqualTo("KeyTooLongError"))
        .satisfies(error -> assertThat(error.details()).containsEntry("Size", "1025"));
  }
}
