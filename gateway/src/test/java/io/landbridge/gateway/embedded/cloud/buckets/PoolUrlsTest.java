// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolUrlsTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"http://objects.example.test:9000", "HTTPS://10.147.28.6/base"})
  void acceptsAddressesElsewhere(String url) {
    assertThat(PoolUrls.findProblem(Provider.SIMULATOR, url)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "http://127.0.0.1:9, Illegal host specified in URL.",
    "http://localhost, Illegal host specified in URL.",
    "http://[::1]:80, Illegal host specified in URL.",
    "http://0.0.0.0, Illegal host specified in URL.",
    "ftp://objects.example.test, Unsupported scheme for url: ftp://objects.example.test",
    "objects.example.test, Unsupported scheme for url: objects.example.test",
    "http:/objects, Invalid URL: http:/objects",
    "http://a b, Invalid URL: http://a b"
  })
  void refusesTheRest(String url, String problem) {
    assertThat(PoolUrls.findProblem(Provider.SIMULATOR, url)).contains(problem);
  }

  @Test
  void theStoreOfThisProcessMayBeOnThisMachine() {
    assertThat(PoolUrls.findProblem(Provider.LANDBRIDGE, "http://localhost:8773")).isEmpty();
  }
}
