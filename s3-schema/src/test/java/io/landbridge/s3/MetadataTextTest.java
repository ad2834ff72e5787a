// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTextTest {
  @ParameterizedTest
  @CsvSource({
    "plain text, plain text",
    "=?UTF-8?B?w6k=?=, é",
    "=?utf-8?q?a_=C3=A9?= b, a é b",
    "=?UTF-8?B?w6k=?= =?UTF-8?B?w6k=?=, éé",
    "=?ISO-8859-1?Q?=E9?=, é",
    "=?no-such?B?w6k=?=, =?no-such?B?w6k=?=",
    "=?UTF-8?B?***?=, =?UTF-8?B?***?=",
    "=?UTF-8?Q?=C3?=, =?UTF-8?Q?=C3?="
  })
  void readsEncodedWords(String header, String text) {
    assertThat(MetadataText.decode(header)).isEqualTo(text);
  }

  @Property
  void readsWhatItWrites(@ForAll String text) {
    String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String header = MetadataText.encode(valid);

    assertThat(header.chars()).allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7F));
    if (!valid.contains("=?")) {
      assertThat(MetadataText.decode(header)).isEqualTo(valid);
    }
  }

  @Property
  void takesPlainUtf8ForWhatItIs(@ForAll String text) {
    byte[] utf8 = ("é" + text.replace("=?", "")).getBytes(StandardCharsets.UTF_8);
    String asTheServerReadsIt = new String(utf8, StandardCharsets.ISO_8859_1);

    assertThat(MetadataText.decode(asTheServerReadsIt))
        .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
  }
}
