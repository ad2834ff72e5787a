// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.query.QueryParameters;
import io.landbridge.translation.Calls;
import io.landbridge.translation.ec2.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StsServiceTest {
  private final StsService sts = new StsService();

  private Answer answer(String form) {
    return sts.answer(
        Calls.byAlice(), QueryParameters.parse("", form.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void tellsWhoSigned() {
    Answer answer = answer("Action=GetCallerIdentity&Version=2011-06-15");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer))
        .endsWith(
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                + "<GetCallerIdentityResult>"
                + "<UserId>AIDA11111111000040008</UserId>"
                + "<Account>111111111111</Account>"
                + "<Arn>arn:aws:iam::111111111111:user/alice</Arn>"
                + "</GetCallerIdentityResult>"
                + "<ResponseMetadata><RequestId>request-of-alice</RequestId></ResponseMetadata>"
                + "</GetCallerIdentityResponse>");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Action=Nothing&Version=2011-06-15, 400, InvalidAction",
    "Action=AssumeRole&Version=2011-06-15, 400, UnsupportedOperation",
    "Version=2011-06-15, 400, MissingAction",
    "Action=GetCallerIdentity&Version=2011-06-15&Extra=1, 400, InvalidQueryParameter",
    "Action=GetCallerIdentity&Version=2012-01-01, 400, NoSuchVersion"
  })
  void refusesWhatItDoesNotKnow(String form, int status, String code) {
    Answer answer = answer(form);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.errorCode()).contains(code);
    assertThat(text(answer))
        .contains("<Type>Sender</Type><Code>" + code + "</Code>")
        .contains("<RequestId>request-of-alice</RequestId>");
  }
}
