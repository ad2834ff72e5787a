// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.form.FormSignature;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of S3's reference: "Example: Browser-based upload using HTTP POST". */
class FormAuthenticationTest {
  private static final String POLICY =
      "eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7"
          + "ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNl"
          + "ci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVk"
          + "aXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBs"
          + "b2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAg"
          + "eyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVu"
          + "Y3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0s"
          + "DQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFz"
          + "dC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYi"
          + "fSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9";
  private static final String SIGNATURE =
      "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e";
  private static final String CREDENTIAL =
      "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request";

  private final Authenticator authenticator =
      Upload.authenticator(
          "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          Instant.parse("2015-12-30T00:00:00Z"),
          "us-east-1");

  private static FormSignature form(
      String policy, String algorithm, String credential, String date, String signature) {
    return new FormSignature(policy, algorithm, credential, date, signature, Optional.empty());
  }

  private AwsError error(FormSignature form) {
    return switch (authenticator.authenticateForm(form)) {
      case Authentication.Refused(Refusal refusal) -> Refusals.toError(Dialect.S3, refusal);
      case Authentication.Verified verified -> throw new AssertionError(verified.toString());
    };
  }

  @Test
  void takesTheExampleOfTheReference() {
    FormSignature form =
        form(POLICY, "AWS4-HMAC-SHA256", CREDENTIAL, "20151229T000000Z", SIGNATURE);

    assertThat(authenticator.authenticateForm(form))
        .isEqualTo(
            new Authentication.Verified(
                Fixtures.ALICE,
                new CredentialScope("20151229", "us-east-1", "s3", "aws4_request"),
                Instant.parse("2015-12-29T00:00:00Z"),
                new Payload.Unsigned()));
  }

  @Test
  void refusesAnotherPolicy() {
    AwsError error =
        error(form(POLICY + "=", "AWS4-HMAC-SHA256", CREDENTIAL, "20151229T000000Z", SIGNATURE));

    assertThat(error.code()).isEqualTo("SignatureDoesNotMatch");
    assertThat(error.details()).containsEntry("StringToSign", POLICY + "=");
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS4-X|A/20151229/us-east-1/s3/aws4_request|20151229T000000Z|Only AWS4-HMAC-SHA256 is",
        "AWS4-HMAC-SHA256|A/20151229|20151229T000000Z|the Credential is mal-formed; expecting",
        "AWS4-HMAC-SHA256|A/20151229/us-east-1/s3/aws4_request|20151229|X-Amz-Date must be",
        "AWS4-HMAC-SHA256|A/20151229/us-west-1/s3/aws4_request|20151229T000000Z|the region 'us-we",
        "AWS4-HMAC-SHA256|A/20151229/us-east-1/ec2/aws4_request|20151229T000000Z|incorrect servi",
        "AWS4-HMAC-SHA256|A/20151229/us-east-1/s3/aws5_request|20151229T000000Z|incorrect termin",
        "AWS4-HMAC-SHA256|A/20151228/us-east-1/s3/aws4_request|20151229T000000Z|Invalid credent"
      })
  void refusesWhatCannotBeRight(String algorithm, String credential, String date, String message) {
    AwsError error = error(form(POLICY, algorithm, credential, date, SIGNATURE));

    assertThat(error.code()).isEqualTo("InvalidArgument");
    assertThat(error.httpStatus()).isEqualTo(400);
    assertThat(error.message()).startsWith(message);
  }
}
