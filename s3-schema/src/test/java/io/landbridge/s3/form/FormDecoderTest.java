// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {
  private static final String TYPE = "multipart/form-data; boundary=9431149156168";
  private static final String FILE =
      String.join(
          "\r\n",
          "Content-Disposition: form-data; name=\"file\"; filename=\"C:\\tmp\\MyFile.txt\"",
          "Content-Type: text/plain",
          "");

  /** A form and the content of its file. */
  record Decoded(PostForm form, String content) {}

  private static String field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"\r\n", value);
  }

  private static String part(String headers, String content) {
    return "--9431149156168\r\n" + headers + "\r\n" + content + "\r\n";
  }

  private static String end() {
    return "--9431149156168--\r\n";
  }

  static Decoded decode(String type, byte[] body, List<Integer> cuts, int window) {
    FormDecoder decoder = FormDecoder.of(type);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int from = 0;
    Optional<PostForm> form = Optional.empty();
    for (int i = 0; i <= cuts.size(); i++) {
      int to = i == cuts.size() ? body.length : Math.min(cuts.get(i), body.length);
      ByteBuffer piece = ByteBuffer.wrap(body, from, to - from);
      from = to;
      form = decoder.decodeFields(piece);
      while (form.isPresent() && drain(decoder, piece, window, content)) {
        assertThat(decoder.isFinished() && piece.hasRemaining()).isFalse();
      }
    }
    decoder.end();
    return new Decoded(form.orElseThrow(), content.toString(StandardCharsets.UTF_8));
  }

  private static boolean drain(
      FormDecoder decoder, ByteBuffer piece, int window, ByteArrayOutputStream content) {
    byte[] room = new byte[window];
    ByteBuffer decoded = ByteBuffer.wrap(room);
    decoder.decode(piece, decoded);
    content.write(room, 0, decoded.position());
    return decoded.position() > 0 || piece.hasRemaining();
  }

  private static Decoded decode(String body) {
    return decode(TYPE, body.getBytes(StandardCharsets.UTF_8), List.of(), 7);
  }

  private static void assertRefused(String code, int status, String body) {
    assertThatThrownBy(() -> decode(body)).satisfies(e -> is(e, code, status));
  }

  private static void is(Throwable thrown, String code, int status) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo(code);
              assertThat(e.error().httpStatus()).isEqualTo(status);
            });
  }

  @Test
  void givesTheFieldsAndTheContent() {
    Decoded decoded =
        decode(
            field("key", "user/${filename}")
                + field("x-amz-meta-Tag", "Größe")
                + part(FILE, "line\r\n--943114915616\r\n-end\r")
                + end());

    assertThat(decoded.form().key()).isEqualTo("user/MyFile.txt");
    assertThat(decoded.form().find("X-Amz-Meta-tag")).contains("Größe");
    assertThat(decoded.form().fileContentType()).contains("text/plain");
    assertThat(decoded.content()).isEqualTo("line\r\n--943114915616\r\n-end\r");
  }

  @Test
  void givesAnEmptyFileAndEmptyFields() {
    Decoded decoded = decode(field("key", "a") + field("acl", "") + part(FILE, "") + end());

    assertThat(decoded.form().find("acl")).contains("");
    assertThat(decoded.content()).isEmpty();
  }

  @Test
  void ignoresWhatFollowsTheFile() {
    Decoded decoded =
        decode(field("key", "a") + part(FILE, "content") + field("acl", "public-read") + end());

    assertThat(decoded.form().find("acl")).isEmpty();
    assertThat(decoded.content()).isEqualTo("content");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=\"a b\"",
        "Multipart/Form-Data;charset=utf-8; BOUNDARY=\"a b\"",
      })
  void takesQuotedBoundaries(String type) {
    String body = "--a b\r\nContent-Disposition: form-data; name=file\r\n\r\nx\r\n--a b--";

    assertThat(decode(type, body.getBytes(StandardCharsets.UTF_8), List.of(), 9).content())
        .isEqualTo("x");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-www-form-urlencoded|PreconditionFailed|412",
        "''|PreconditionFailed|412",
        "multipart/form-data|MalformedPOSTRequest|400",
        "multipart/form-data; boundary=|MalformedPOSTRequest|400",
        "multipart/form-data; boundary=\"a|MalformedPOSTRequest|400",
        "multipart/form-data; boundary=\"a\"b|MalformedPOSTRequest|400",
        "multipart/form-data; boundary=ä|MalformedPOSTRequest|400",
        "multipart/form-data; boundary=a; boundary=b|MalformedPOSTRequest|400"
      })
  void refusesOtherTypes(String type, String code, int status) {
    assertThatThrownBy(() -> FormDecoder.of(type)).satisfies(e -> is(e, code, status));
  }

  @Test
  void refusesAFormWithoutFile() {
    assertThatThrownBy(() -> decode(field("key", "a") + end()))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().message())
                  .isEqualTo("POST requires exactly one file upload per request.");
              assertThat(e.error().details())
                  .containsExactly(
                      Map.entry("ArgumentName", "file"), Map.entry("ArgumentValue", "0"));
            });
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "--",
        "--943114915616x\r\n",
        "preamble\r\n--9431149156168\r\n\r\n",
        "--9431149156168 x",
        "--9431149156168\r\n\r\nno headers\r\n--9431149156168--",
        "--9431149156168\r\nContent-Disposition: attachment; name=a\r\n\r\n",
        "--9431149156168\r\nContent-Disposition: form-data; filename=a\r\n\r\n",
        "--9431149156168\r\nContent-Disposition: form-data; name=\"a\r\n\r\n",
        "--9431149156168\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n",
        "--9431149156168\r\nContent-Disposition: form-data; name=file\r\n\r\nx\r\n--9431149156168xx",
      })
  void refusesWhatIsNoForm(String body) {
    assertRefused("MalformedPOSTRequest", 400, body);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] body = (field("key", "a?") + part(FILE, "x") + end()).getBytes(StandardCharsets.UTF_8);
    body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

    assertThatThrownBy(() -> decode(TYPE, body, List.of(), 9))
        .satisfies(e -> is(e, "MalformedPOSTRequest", 400));
  }

  @Test
  void refusesAFileThatDoesNotEnd() {
    assertRefused("IncompleteBody", 400, field("key", "a") + part(FILE, "content"));
  }

  @Test
  void refusesFieldsWithoutEnd() {
    assertThatThrownBy(() -> decode(field("key", "a".repeat(30_000)) + part(FILE, "x") + end()))
        .isInstanceOfSatisfying(
            AwsException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("MaxPostPreDataLengthExceeded");
              assertThat(e.error().details())
                  .containsExactly(Map.entry("MaxPostPreDataLengthBytes", "20480"));
            });
  }

  @Test
  void refusesAnEpilogueWithoutEnd() {
    assertRefused(
        "MalformedPOSTRequest",
        400,
        field("key", "a") + part(FILE, "x") + end() + "x".repeat(30_000));
  }

  @Test
  void refusesAFieldThatStandsTwice() {
    assertRefused("InvalidArgument", 400, field("key", "a") + field("KEY", "b") + part(FILE, "x"));
  }

  @Nested
  class Meaning {
    private PostForm form(String... namesAndValues) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        body.append(field(namesAndValues[i], namesAndValues[i + 1]));
      }
      return decode(body + part(FILE, "x") + end()).form();
    }

    @Test
    void refusesAFormWithoutKey() {
      assertThatThrownBy(() -> form("acl", "private").key())
          .isInstanceOfSatisfying(
              AwsException.class,
              e ->
                  assertThat(e.error().message())
                      .isEqualTo(
                          "Bucket POST must contain a field named 'key'.  If it is specified,"
                              + " please check the order of the fields."));
    }

    @Test
    void refusesAnEmptyKey() {
      assertThatThrownBy(() -> form("key", "").key()).satisfies(e -> is(e, "InvalidArgument", 400));
    }

    @Test
    void hasNoSignatureWhenNobodySigned() {
      assertThat(form("key", "a").signature()).isEmpty();
    }

    @Test
    void tellsTheSignatureAndHidesItsToken() {
      FormSignature signature =
          form(
                  "Policy", "e30=",
                  "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                  "X-Amz-Credential", "AKID/20150830/us-east-1/s3/aws4_request",
                  "X-Amz-Date", "20150830T123600Z",
                  "X-Amz-Signature", "ab",
                  "X-Amz-Security-Token", "hidden")
              .signature()
              .orElseThrow();

      assertThat(signature.policy()).isEqualTo("e30=");
      assertThat(signature.securityToken()).contains("hidden");
      assertThat(signature.toString()).doesNotContain("hidden");
    }

    @Test
    void refusesHalfASignature() {
      assertThatThrownBy(() -> form("policy", "e30=", "x-amz-algorithm", "a").signature())
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> assertThat(e.error().message()).contains("'x-amz-credential'"));
    }

    @Test
    void refusesSignatureVersion2() {
      assertThatThrownBy(
              () -> form("policy", "e30=", "AWSAccessKeyId", "a", "signature", "b").signature())
          .satisfies(e -> is(e, "InvalidRequest", 400));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
      "success_action_status, 200, 200",
      "success_action_status, 201, 201",
      "success_action_status, 204, 204",
      "success_action_status, 404, 204",
      "success_action_redirect, javascript:alert(1), 204",
      "success_action_redirect, //x, 204",
      "acl, private, 204"
    })
    void tellsTheStatus(String name, String value, int status) {
      assertThat(form(name, value).successAction()).isEqualTo(new SuccessAction.Status(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"success_action_redirect", "redirect"})
    void tellsTheRedirect(String name) {
      assertThat(form(name, "https://a.example/b?c=d").successAction())
          .isEqualTo(new SuccessAction.Redirect("https://a.example/b?c=d"));
    }
  }
}
