// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsError;
import io.landbridge.query.Operation;
import io.landbridge.query.QueryApi;
import io.landbridge.query.QueryApi.Protocol;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.node.Node;
import software.amazon.smithy.model.node.StringNode;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.shapes.ServiceShape;
import software.amazon.smithy.model.shapes.ShapeId;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.XmlNamespaceTrait;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestsTrait;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestsTrait;

/**
 * The wire cases of the protocols' authors, from the server's side: their requests are decoded and
 * their results encoded. A case that is refused stands in {@link SmithyRefusals} with the reason;
 * one that stands there and passes fails the build.
 */
class SmithyCasesTest {
  private static final Model MODEL =
      Model.assembler().discoverModels().assemble().getResult().orElseThrow();
  private static final List<Suite> SUITES =
      List.of(
          new Suite(Protocol.EC2_QUERY, "aws.protocoltests.ec2#AwsEc2"),
          new Suite(Protocol.AWS_QUERY, "aws.protocoltests.query#AwsQuery"));

  /** The cases of one protocol. */
  private static final class Suite {
    private final ServiceShape service;
    private final QueryApi api;
    private final SmithySchemas schemas;

    Suite(Protocol protocol, String serviceId) {
      service = MODEL.expectShape(ShapeId.from(serviceId), ServiceShape.class);
      String namespace = service.expectTrait(XmlNamespaceTrait.class).getUri();
      api = new QueryApi("cases", service.getVersion(), namespace, protocol);
      schemas = new SmithySchemas(MODEL, protocol == Protocol.EC2_QUERY);
    }

    Stream<OperationShape> operations() {
      return service.getOperations().stream()
          .map(id -> MODEL.expectShape(id, OperationShape.class))
          .sorted();
    }

    Stream<StructureShape> errors() {
      return operations()
          .flatMap(operation -> operation.getErrors().stream())
          .distinct()
          .sorted()
          .map(id -> MODEL.expectShape(id, StructureShape.class));
    }

    Schema<DynamicShape> schema(ShapeId id) {
      return schemas.schema(MODEL.expectShape(id));
    }
  }

  @Test
  void thereAreAsManyCasesAsTheAuthorsPublished() {
    assertThat(SUITES.stream().map(SmithyCasesTest::requests).map(Stream::count))
        .containsExactly(29L, 38L);
    assertThat(SUITES.stream().map(SmithyCasesTest::results).map(Stream::count))
        .containsExactly(27L, 35L);
    assertThat(SUITES.stream().map(SmithyCasesTest::errors).map(Stream::count))
        .containsExactly(2L, 3L);
  }

  @Test
  void everyRefusalIsOfACase() {
    assertThat(
            SUITES.stream()
                .flatMap(suite ->
                    Stream.of(requests(suite), results(suite), errors(suite))
                        .flatMap(tests -> tests))
                .filter(test -> test.getDisplayName().contains(" is refused: "))
                .count())
        .isEqualTo(SmithyRefusals.REASONS.size());
  }

  @TestFactory
  Stream<DynamicTest> requestsAreDecoded() {
    return SUITES.stream().flatMap(SmithyCasesTest::requests);
  }

  @TestFactory
  Stream<DynamicTest> resultsAreEncoded() {
    return SUITES.stream().flatMap(SmithyCasesTest::results);
  }

  @TestFactory
  Stream<DynamicTest> errorsAreEncoded() {
    return SUITES.stream().flatMap(SmithyCasesTest::errors);
  }

  private static Stream<DynamicTest> requests(Suite suite) {
    return suite
        .operations()
        .flatMap(shape ->
            shape.getTrait(HttpRequestTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "request", () -> decodes(suite, shape, each))));
  }

  private static Stream<DynamicTest> results(Suite suite) {
    return suite
        .operations()
        .flatMap(shape ->
            shape.getTrait(HttpResponseTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "result", () -> encodes(suite, shape, each))));
  }

  private static Stream<DynamicTest> errors(Suite suite) {
    return suite
        .errors()
        .flatMap(shape ->
            shape.getTrait(HttpResponseTestsTrait.class).stream()
                .flatMap(trait -> trait.getTestCases().stream())
                .map(each -> test(each.getId(), "error", () -> encodesError(suite, shape, each))));
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

  private static void decodes(Suite suite, OperationShape shape, HttpRequestTestCase each) {
    Schema<DynamicShape> input = suite.schema(shape.getInputShape());
    var operation = new Operation<>(suite.api, shape.getId().getName(), input, Acknowledged.SCHEMA);
    byte[] body = each.getBody().orElse("").getBytes(StandardCharsets.UTF_8);

    QueryParameters parameters = QueryParameters.parse("", body);

    assertThat(parameters.findAction()).contains(operation.name());
    assertThat(new QueryDecoder().decode(operation, parameters))
        .isEqualTo(SmithyValues.shape(input, each.getParams()));
  }

  private static void encodes(Suite suite, OperationShape shape, HttpResponseTestCase each)
      throws Exception {
    if (shape.getOutput().isEmpty()) {
      encodes(suite, shape, each, Acknowledged.SCHEMA);
    } else {
      encodes(suite, shape, each, suite.schema(shape.getOutputShape()));
    }
  }

  private static <O extends Shape> void encodes(
      Suite suite, OperationShape shape, HttpResponseTestCase each, Schema<O> output)
      throws Exception {
    var operation =
        new Operation<>(suite.api, shape.getId().getName(), Acknowledged.SCHEMA, output);
    O result = SmithyValues.shape(output, each.getParams());

    byte[] document = new XmlEncoder(suite.api).encode(operation, result, "requestid");

    assertSame(document, each);
  }

  private static void encodesError(Suite suite, StructureShape shape, HttpResponseTestCase each)
      throws Exception {
    String code =
        shape
            .getTrait(AwsQueryErrorTrait.class)
            .map(AwsQueryErrorTrait::getCode)
            .orElse(shape.getId().getName());
    String fault = shape.expectTrait(ErrorTrait.class).getValue();
    assertThat(each.getCode() < 500).isEqualTo(fault.equals("client"));
    AwsError error = new AwsError(code, each.getCode(), "Hi");
    for (Map.Entry<StringNode, Node> param : each.getParams().getMembers().entrySet()) {
      String name = param.getKey().getValue();
      String value = param.getValue().expectStringNode().getValue();
      boolean message = name.toLowerCase(Locale.ROOT).equals("message");
      error = message ? error.withMessage(value) : error.with(name, value);
    }

    assertSame(new XmlEncoder(suite.api).encodeError(error, "requestid"), each);
  }

  private static void assertSame(byte[] document, HttpResponseTestCase each) throws Exception {
    assertThat(XmlTree.parse(new String(document, StandardCharsets.UTF_8)))
        .isEqualTo(XmlTree.parse(each.getBody().orElse("")));
  }
}
