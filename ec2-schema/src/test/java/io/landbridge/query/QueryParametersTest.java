// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.query.QueryParameters.Parameter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  private static QueryParameters parse(String form) {
    return QueryParameters.parse("", form.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsTheQueryThenTheBody() {
    QueryParameters parameters =
        QueryParameters.parse("Action=A&b=%C3%A9", "&c=1+2&d&".getBytes(StandardCharsets.UTF_8));

    assertThat(parameters.all())
        .containsExactly(
            new Parameter("Action", "A"),
            new Parameter("b", "é"),
            new Parameter("c", "1 2"),
            new Parameter("d", ""));
    assertThat(parameters.findAction()).contains("A");
    assertThat(parameters.find("x")).isEmpty();
  }

  @Test
  void printsNoValues() {
    assertThat(parse("UserData=c2VjcmV0").toString()).isEqualTo("[UserData]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%4x", "%zz=1", "a=%FF", "a=%C3", "a=%ED%A0%80", "=x"})
  void refusesWhatIsNotWellFormed(String form) {
    assertThatThrownBy(() -> parse(form))
        .isInstanceOf(AwsException.class)
        .hasMessageStartingWith("MalformedQueryString: ");
  }

  @Test
  void refusesMoreThanItsBounds() {
    assertThatThrownBy(() -> parse("a=" + "b".repeat(QueryParameters.MAX_BYTES)))
        .hasMessageContaining("longer than 1048576 bytes");
    assertThatThrownBy(() -> parse("a=&".repeat(QueryParameters.MAX_PARAMETERS + 1)))
        .hasMessageContaining("more than 10000 parameters");
    assertThatThrownBy(() -> parse("n".repeat(QueryParameters.MAX_NAME_LENGTH + 1) + "=x"))
        .hasMessageContaining("1 to 255 characters");
  }
}
