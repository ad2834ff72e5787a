// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class FormPropertyTest {
  private static final String TYPE = "multipart/form-data; boundary=b-b";

  private static byte[] body(String key, String content) {
    return ("--b-b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n"
            + key
            + "\r\n--b-b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            + content
            + "\r\n--b-b--\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The content is made of the bytes that the delimiter is made of. */
  @Property(tries = 500)
  void doesNotDependOnTheCuts(
      @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'b') String letters,
      @ForAll @Size(max = 6) List<@IntRange(max = 300) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 20) int window) {
    String content = letters.replace("ab", "\r\n--b").replace("aa", "\r").replace("bb", "-b\r\n");
    byte[] body = body("k", content);

    assertThat(
            FormDecoderTest.decode(TYPE, body, cuts.stream().sorted().toList(), window).content())
        .isEqualTo(content);
  }

  @Property(tries = 300)
  void answersChangedFormsWithAFormOrARefusal(
      @ForAll @IntRange(max = 200) int at,
      @ForAll @IntRange(min = 1, max = 255) int change,
      @ForAll @IntRange(max = 200) int length) {
    byte[] body = body("key", "content");
    body[at % body.length] ^= (byte) change;
    byte[] cut = java.util.Arrays.copyOf(body, Math.max(1, body.length - length % 20));

    try {
      assertThat(FormDecoderTest.decode(TYPE, cut, List.of(), 16).form().fields()).hasSize(1);
    } catch (AwsException e) {
      assertThat(e.error().httpStatus()).isIn(400, 412);
    }
  }

  @Property(tries = 500)
  void answersAnyPolicyWithARefusalOrConditions(@ForAll String text) {
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    for (String policy : List.of(text, base64)) {
      try {
        assertThat(PostPolicy.parse(policy)).isNotNull();
      } catch (AwsException e) {
        assertThat(e.error().code()).isEqualTo("InvalidPolicyDocument");
      }
    }
  }

  @Property(tries = 300)
  void answersAnyContentTypeWithADecoderOrARefusal(@ForAll @StringLength(max = 60) String text) {
    for (String type : List.of(text, "multipart/form-data;" + text)) {
      try {
        assertThat(FormDecoder.of(type)).isNotNull();
      } catch (AwsException e) {
        assertThat(e.error().httpStatus()).isIn(400, 412);
      }
    }
  }
}
