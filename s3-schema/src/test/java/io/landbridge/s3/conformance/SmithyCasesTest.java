// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.HostStyle;
import io.landbridge.s3.QueryString;
import io.landbridge.s3.RequestHead;
import io.landbridge.s3.RestAnswer;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.RestEncoder;
import io.landbridge.s3.RestOperation;
import io.landbridge.s3.RestOperation.Target;
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.S3Router;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Binding.Location;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/**
 * The wire cases of the protocols' authors, from the server's side: those of S3 through the router,
 * those of REST XML through the codecs alone. A case that is refused stands in {@link
 * SmithyRefusals} with the reason; one that stands there and passes fails the build.
 */
class SmithyCasesTest {
  private static final Model MODEL =
      Model.assembler().discoverModels().assemble().getResult().orElseThrow();
  private static final SmithySchemas SCHEMAS = new SmithySchemas(MODEL);
  private static final ServiceShape REST_XML = service("aws.protocoltests.restxml#RestXml");
  private static final ServiceShape S3 = service("com.amazonaws.s3#AmazonS3");
  private static final S3Router ROUTER =
      new S3Router(
          new HostStyle(
              List.of(
                  "s3.us-west-2.amazonaws.com",
                  "s3.dualstack.us-west-2.amazonaws.com",
                  "s3-accelerate.amazonaws.com",
                  "s3-accelerate.dualstack.amazonaws.com")));
  private static final RestDecoder DECODER = new RestDecoder();
  private static final RestEncoder ENCODER = new RestEncoder();

  private static ServiceShape service(String id) {
    return MODEL.expectShape(ShapeId.from(id), ServiceShape.class);
  }

  private static Stream<OperationShape> operations(ServiceShape service) {
    return service.getOperations().stream()
        .map(id -> MODEL.expectShape(id, OperationShape.class))
        .sorted();
  }

  @Test
  void thereAreAsManyCasesAsTheAuthorsPublished() {
    assertThat(s3Requests()).hasSize(11);
    assertThat(s3Results()).hasSize(1);
    assertThat(restXmlRequests()).hasSize(98);
    assertThat(restXmlResults()).hasSize(78);
  }

  @Test
  void everyRefusalIsOfACase() {
    assertThat(
            Stream.of(s3Requests(), s3Results(), restXmlRequests(), restXmlResults())
                .flatMap(tests -> tests)
                .filter(test -> test.getDisplayName().contains(" is refused: "))
                .count())
        .isEqualTo(SmithyRefusals.REASONS.size());
  }

  @TestFactory
  Stream<DynamicTest> s3Requests() {
    return operations(S3)
        .flatMap(shape ->
            shape.getTrait(HttpRequestTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "request", () -> routes(shape, each))));
  }

  @TestFactory
  Stream<DynamicTest> s3Results() {
    return operations(S3)
        .flatMap(shape ->
            shape.getTrait(HttpResponseTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "result", () -> encodes(ours(shape), each))));
  }

  @TestFactory
  Stream<DynamicTest> restXmlRequests() {
    return operations(REST_XML)
        .flatMap(shape ->
            shape.getTrait(HttpRequestTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "request", () -> decodes(shape, each))));
  }

  @TestFactory
  Stream<DynamicTest> restXmlResults() {
    return operations(REST_XML)
        .flatMap(shape ->
            shape.getTrait(HttpResponseTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "result", () -> encodes(dynamic(shape), each))));
  }

  private static DynamicTest test(String id, String kind, Executable executable) {
    String name = id + " " + kind;
    String refusal = SmithyRefusals.REASONS.get(name);
    if (refusal == null) {
      return DynamicTest.dynamicTest(name, executable);
    }
    return DynamicTest.dynamicTest(
        name + " is refused: " + refusal,
        () -> assertThatThrownBy(executable::execute).as("The refusal is out of date").isNotNull());
  }

  @Test
  void anErrorHasNothingAroundIt() throws Exception {
    var error = new AwsError("NoSuchBucket", 404, "The bucket is not there");

    byte[] document = ENCODER.encodeError(error, "/b", "1", "2", false).document();

    assertThat(XmlTree.parse(new String(document, StandardCharsets.UTF_8)).name())
        .isEqualTo("Error");
  }

  private static RestOperation<?, ?> ours(OperationShape shape) {
    return S3Operations.ALL.stream()
        .filter(operation -> operation.name().equals(shape.getId().getName()))
        .findFirst()
        .orElseThrow();
  }

  private static RestOperation<?, ?> dynamic(OperationShape shape) {
    Schema<?> input = schema(shape.getInput().isPresent(), shape.getInputShape());
    Schema<?> output = schema(shape.getOutput().isPresent(), shape.getOutputShape());
    HttpTrait http = shape.expectTrait(HttpTrait.class);
    RestOperation.Definition definition =
        RestOperation.define(shape.getId().getName(), http.getMethod(), Target.SERVICE)
            .status(http.getCode());
    if (output.members().stream().anyMatch(m -> m.binding().location() == Location.ELEMENT)) {
      definition = definition.root(output.name());
    }
    return definition.build(() -> input, () -> output);
  }

  private static Schema<?> schema(boolean present, ShapeId id) {
    return present ? SCHEMAS.schema(MODEL.expectShape(id)) : Acknowledged.SCHEMA;
  }

  private static HeaderFields headers(HttpRequestTestCase each) {
    return HeaderFields.of(each.getHeaders().entrySet());
  }

  private static void routes(OperationShape shape, HttpRequestTestCase each) {
    String host = each.getResolvedHost().or(each::getHost).orElse("s3.us-west-2.amazonaws.com");
    String query = String.join("&", each.getQueryParams());
    HeaderFields headers = headers(each);
    var head = new RequestHead(each.getMethod(), host, each.getUri(), query, headers);

    S3Route.Call call = (S3Route.Call) ROUTER.route(head);

    assertThat(call.operation()).isSameAs(ours(shape));
    assertDecoded(call.operation(), call, headers, each);
  }

  private static void decodes(OperationShape shape, HttpRequestTestCase each) {
    RestOperation<?, ?> operation = dynamic(shape);
    QueryString query = QueryString.parse(String.join("&", each.getQueryParams()));
    assertThat(each.getMethod()).isEqualTo(operation.method());

    assertDecoded(
        operation,
        new S3Route.Call(operation, new S3Address.OfService(), query),
        headers(each),
        each);
  }

  private static <I extends Shape> void assertDecoded(
      RestOperation<I, ?> operation,
      S3Route.Call call,
      HeaderFields headers,
      HttpRequestTestCase each) {
    byte[] body = each.getBody().orElse("").getBytes(StandardCharsets.UTF_8);

    assertThat(DECODER.decode(operation, call, headers, body))
        .isEqualTo(SmithyValues.shape(operation.input(), each.getParams()));
  }

  private static <O extends Shape> void encodes(
      RestOperation<?, O> operation, HttpResponseTestCase each) throws Exception {
    O result = SmithyValues.shape(operation.output(), each.getParams());

    RestAnswer answer = ENCODER.encode(operation, result);

    assertThat(answer.status()).isEqualTo(each.getCode());
    for (Map.Entry<String, String> header : each.getHeaders().entrySet()) {
      assertThat(answer.findHeader(header.getKey()).map(value -> value.replace(", ", ",")))
          .as(header.getKey())
          .contains(header.getValue().replace(", ", ","));
    }
    String document = new String(answer.document(), StandardCharsets.UTF_8);
    String expected = each.getBody().orElse("");
    if (!expected.startsWith("<")) {
      assertThat(document).isEqualTo(expected);
    } else {
      assertThat(XmlTree.parse(document)).isEqualTo(XmlTree.parse(expected));
    }
  }
}
