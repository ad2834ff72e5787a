// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/,/",
    "/a%20b?c=%2F,/a%20b?c=%2F",
    "http://host:1/a?b=c,/a?b=c",
    "http://host,/",
    "http://host?a=/b,/?a=/b",
    "*,/",
  })
  void readsTheTargetInOriginForm(String target, String expected) {
    assertThat(Heads.originForm(target)).isEqualTo(expected);
  }
}
