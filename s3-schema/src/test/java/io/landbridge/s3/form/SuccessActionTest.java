// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessActionTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://h/done,http://h/done?bucket=b&key=a%2Fb+c&etag=%22e%22",
    "http://h/done?x=1,http://h/done?x=1&bucket=b&key=a%2Fb+c&etag=%22e%22",
    "http://h/done#top,http://h/done?bucket=b&key=a%2Fb+c&etag=%22e%22#top"
  })
  void addsTheObjectToTheQueryOfARedirect(String url, String location) {
    assertThat(new SuccessAction.Redirect(url).to("b", "a/b c", "\"e\"")).isEqualTo(location);
  }
}
