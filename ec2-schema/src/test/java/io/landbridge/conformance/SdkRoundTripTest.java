// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.query.Operation;
import io.landbridge.query.QueryDecoder;
import io.landbridge.query.QueryParameters;
import io.landbridge.query.XmlEncoder;
import io.landbridge.schema.Acknowledged;
import io.landbridge.schema.Shape;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * What the AWS SDK for Java writes, we read; what we write, it reads: for every action of which the
 * model holds the shapes, with generated values.
 */
class SdkRoundTripTest {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

  private final InMemoryHttp http = new InMemoryHttp();
  private final Ec2Client ec2 =
      Ec2Client.builder()
          .httpClient(http)
          .region(Region.US_EAST_1)
          .credentialsProvider(CREDENTIALS)
          .build();
  private final StsClient sts =
      StsClient.builder()
          .httpClient(http)
          .region(Region.US_EAST_1)
          .credentialsProvider(CREDENTIALS)
          .build();
  private final QueryDecoder decoder = new QueryDecoder();

  private SdkClient client(SdkApi sdk) {
    return switch (sdk) {
      case EC2 -> ec2;
      case STS -> sts;
    };
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyRequestOfTheSdkIsRead(@ForAll long seed) {
    RandomShapes random = new RandomShapes(new Random(seed));
    for (SdkApi sdk : SdkApi.values()) {
      Stream.<Operation<?, ?>>concat(sdk.full().stream(), sdk.emptyReads().stream())
          .filter(operation -> !SdkNames.NEWER_ACTIONS.contains(operation.name()))
          .forEach(operation -> assertRequestIsRead(sdk, operation, random));
    }
  }

  private <I extends Shape> void assertRequestIsRead(
      SdkApi sdk, Operation<I, ?> operation, RandomShapes random) {
    I request = random.shape(operation.input());
    Object sdkRequest = SdkValues.toSdk(request, sdk.newRequest(operation));
    http.answer(200, new XmlEncoder(sdk.api()).encodeError(Ec2Errors.internalError(), "id"));

    sdk.call(client(sdk), operation, sdkRequest);

    QueryParameters parameters = QueryParameters.parse("", http.sent());
    assertThat(parameters.findAction()).contains(operation.name());
    assertThat(decoder.decode(operation, parameters)).isEqualTo(request);
  }

  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void everyResultOfOursIsReadByTheSdk(@ForAll long seed) {
    RandomShapes random = new RandomShapes(new Random(seed));
    for (SdkApi sdk : SdkApi.values()) {
      sdk.full().stream()
          .filter(operation -> operation.output() != Acknowledged.SCHEMA)
          .forEach(operation -> assertResultIsRead(sdk, operation, random));
    }
  }

  private <O extends Shape> void assertResultIsRead(
      SdkApi sdk, Operation<?, O> operation, RandomShapes random) {
    O result = random.shape(operation.output());
    http.answer(200, new XmlEncoder(sdk.api()).encode(operation, result, "the-id"));
    Object sdkRequest = SdkValues.toSdk(random.shape(operation.input()), sdk.newRequest(operation));

    var response = sdk.call(client(sdk), operation, sdkRequest);

    assertThat(SdkValues.fromSdk(operation.output(), (SdkPojo) response)).isEqualTo(result);
  }

  @Test
  void errorsOfOursAreReadByTheSdk() {
    var error = Ec2Errors.notFound("InvalidVpcID.NotFound", "vpc", "vpc-<1>");
    http.answer(error.httpStatus(), new XmlEncoder(SdkApi.EC2.api()).encodeError(error, "the-id"));

    Ec2Exception exception = catchThrowableOfType(Ec2Exception.class, ec2::describeVpcs);

    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.NotFound");
    assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo(error.message());
    assertThat(exception.requestId()).isEqualTo("the-id");
    assertThat(exception.statusCode()).isEqualTo(400);
  }
}
