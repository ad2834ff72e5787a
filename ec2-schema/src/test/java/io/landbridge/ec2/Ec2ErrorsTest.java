// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsError;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Ec2ErrorsTest {

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(Ec2Errors.invalidAction("X"), "InvalidAction", 400),
        Arguments.of(Ec2Errors.dryRunOperation(), "DryRunOperation", 412),
        Arguments.of(Ec2Errors.authFailure(), "AuthFailure", 401),
        Arguments.of(Ec2Errors.signatureDoesNotMatch(), "SignatureDoesNotMatch", 403),
        Arguments.of(Ec2Errors.unauthorizedOperation(), "UnauthorizedOperation", 403),
        Arguments.of(Ec2Errors.requestLimitExceeded(), "RequestLimitExceeded", 503),
        Arguments.of(Ec2Errors.unavailable("m"), "Unavailable", 503),
        Arguments.of(Ec2Errors.internalError(), "InternalError", 500),
        Arguments.of(
            Ec2Errors.insufficientInstanceCapacity("m"), "InsufficientInstanceCapacity", 500),
        Arguments.of(Ec2Errors.unknownParameter("P"), "UnknownParameter", 400),
        Arguments.of(Ec2Errors.missingParameter("P"), "MissingParameter", 400));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("statuses")
  void haveTheCodeAndStatusThatClientsMatchOn(AwsError error, String code, int status) {
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.httpStatus()).isEqualTo(status);
    assertThat(error.message()).isNotEmpty();
  }

  @Test
  void nameTheResourcesThatAreNotFound() {
    assertThat(Ec2Errors.notFound("InvalidVolume.NotFound", "volume", "vol-1").message())
        .isEqualTo("The volume ID 'vol-1' does not exist");
    assertThat(Ec2Errors.notFound("C", "instance", List.of("i-1", "i-2")).message())
        .isEqualTo("The instance IDs 'i-1, i-2' do not exist");
  }

  @Test
  void sayTheWordsThatTerraformLooksFor() {
    assertThat(Ec2Errors.invalidAction("Fly").message())
        .isEqualTo("The action Fly is not valid for this web service.");
  }
}
