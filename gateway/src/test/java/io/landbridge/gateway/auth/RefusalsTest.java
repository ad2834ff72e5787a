// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {
  private static final Instant NOW = Fixtures.NOW;
  private static final Instant LATER = NOW.plusSeconds(1000);
  private static final Duration SKEW = SigV4Options.AWS_SKEW;

  static Stream<Arguments> codes() {
    return Stream.of(
        row(
            new Refusal.NotSigned(),
            "403 MissingAuthenticationToken",
            "403 MissingAuthenticationToken",
            "403 AccessDenied"),
        row(
            new Refusal.SignedTwice(),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 InvalidArgument"),
        row(
            new Refusal.UnsupportedMechanism("AWS"),
            "401 AuthFailure",
            "400 IncompleteSignature",
            "400 InvalidRequest"),
        row(
            new Refusal.Incomplete(Claim.Place.HEADER, List.of("Signature")),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 AuthorizationHeaderMalformed"),
        row(
            new Refusal.Incomplete(Claim.Place.QUERY, List.of("X-Amz-Date")),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 AuthorizationQueryParametersError"),
        row(
            new Refusal.MalformedPart(Claim.Place.HEADER, "Credential", "expecting"),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 AuthorizationHeaderMalformed"),
        row(
            new Refusal.NoTime(false),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "403 AccessDenied"),
        row(
            new Refusal.BadExpiry("X-Amz-Expires should be a number"),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 AuthorizationQueryParametersError"),
        row(
            new Refusal.WrongDate(Claim.Place.HEADER, "20150829", "20150830T123600Z"),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "400 AuthorizationHeaderMalformed"),
        row(
            new Refusal.WrongRegion(Claim.Place.QUERY, "eu-west-1", "us-east-1"),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "400 AuthorizationQueryParametersError"),
        row(
            new Refusal.WrongService(Claim.Place.HEADER, "dynamodb"),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "400 AuthorizationHeaderMalformed"),
        row(
            new Refusal.WrongTerminator(Claim.Place.HEADER, "aws3_request"),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "400 AuthorizationHeaderMalformed"),
        row(
            new Refusal.HeadersNotSigned(List.of("host")),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "403 AccessDenied"),
        row(
            new Refusal.Skewed(NOW, LATER, SKEW),
            "400 RequestExpired",
            "403 SignatureDoesNotMatch",
            "403 RequestTimeTooSkewed"),
        row(
            new Refusal.Expired(Duration.ofSeconds(60), NOW, LATER),
            "400 RequestExpired",
            "403 SignatureDoesNotMatch",
            "403 AccessDenied"),
        row(
            new Refusal.NotYetValid(LATER, NOW),
            "400 RequestExpired",
            "403 SignatureDoesNotMatch",
            "403 AccessDenied"),
        row(
            new Refusal.UnknownKey("AKID"),
            "401 AuthFailure",
            "403 InvalidClientTokenId",
            "403 InvalidAccessKeyId"),
        row(
            new Refusal.WrongToken(),
            "401 AuthFailure",
            "403 InvalidClientTokenId",
            "400 InvalidToken"),
        row(
            new Refusal.ExpiredToken(),
            "400 RequestExpired",
            "403 ExpiredToken",
            "400 ExpiredToken"),
        row(
            new Refusal.Mismatch("AKID", "ab", "string to sign", "canonical"),
            "401 AuthFailure",
            "403 SignatureDoesNotMatch",
            "403 SignatureDoesNotMatch"),
        row(
            new Refusal.NoPayloadHash(),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 InvalidRequest"),
        row(
            new Refusal.BadPayloadHash(),
            "400 IncompleteSignature",
            "400 IncompleteSignature",
            "400 InvalidArgument"),
        row(
            new Refusal.CredentialsUnavailable(),
            "503 Unavailable",
            "503 ServiceUnavailable",
            "503 ServiceUnavailable"));
  }

  private static Arguments row(Refusal refusal, String ec2, String query, String s3) {
    return Arguments.of(refusal, ec2, query, s3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codes")
  void hasTheCodeAndStatusOfEachProtocol(Refusal refusal, String ec2, String query, String s3) {
    assertThat(
            Stream.of(Dialect.EC2, Dialect.AWS_QUERY, Dialect.S3)
                .map(dialect -> Refusals.toError(dialect, refusal))
                .map(error -> error.httpStatus() + " " + error.code()))
        .containsExactly(ec2, query, s3);
  }

  @Test
  void hasARowForEachRefusal() {
    assertThat(codes().<Class<?>>map(row -> Objects.requireNonNull(row.get()[0]).getClass()))
        .hasSameElementsAs(List.of(Refusal.class.getPermittedSubclasses()));
  }

  @Test
  void tellsStsClientsHowFarTheirClockIsOff() {
    AwsError error = Refusals.toError(Dialect.AWS_QUERY, new Refusal.Skewed(NOW, LATER, SKEW));

    assertThat(error.message())
        .isEqualTo(
            "Signature expired: 20150830T123600Z is now earlier than 20150830T123740Z"
                + " (20150830T125240Z - 15 min.)");
  }

  @Test
  void tellsS3ClientsWhatShouldHaveBeenSigned() {
    AwsError error =
        Refusals.toError(Dialect.S3, new Refusal.Mismatch("AKID", "ab", "text", "GET\n/"));

    assertThat(error.details())
        .containsExactly(
            Map.entry("AWSAccessKeyId", "AKID"),
            Map.entry("StringToSign", "text"),
            Map.entry("SignatureProvided", "ab"),
            Map.entry("StringToSignBytes", "74 65 78 74"),
            Map.entry("CanonicalRequest", "GET\n/"),
            Map.entry("CanonicalRequestBytes", "47 45 54 0a 2f"));
  }

  @Test
  void tellsS3ClientsTheRegion() {
    AwsError error =
        Refusals.toError(
            Dialect.S3, new Refusal.WrongRegion(Claim.Place.HEADER, "eu-west-1", "us-east-1"));

    assertThat(error.details()).containsExactly(Map.entry("Region", "us-east-1"));
    assertThat(error.message()).contains("the region 'eu-west-1' is wrong; expecting 'us-east-1'");
  }
}
