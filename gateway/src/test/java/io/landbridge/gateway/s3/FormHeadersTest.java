// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.form.FormField;
import io.landbridge.s3.form.PostForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormHeadersTest {
  private static final HeaderFields REQUEST =
      HeaderFields.of(
          List.of(
              Map.entry("user-agent", "a browser"),
              Map.entry("content-type", "multipart/form-data; boundary=x"),
              Map.entry("x-amz-acl", "public-read")));

  private static HeaderFields headers(String... namesAndValues) {
    List<FormField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new FormField(namesAndValues[i], namesAndValues[i + 1]));
    }
    return FormHeaders.of(new PostForm(fields, "f", Optional.empty()), REQUEST);
  }

  @Test
  void takesFieldsForTheHeadersTheyStandFor() {
    HeaderFields headers =
        headers("ACL", "private", "Content-Type", "text/plain", "X-Amz-Meta-A", "b", "x", "y");

    assertThat(headers.find("x-amz-acl")).contains("private");
    assertThat(headers.find("content-type")).contains("text/plain");
    assertThat(headers.find("x-amz-meta-a")).contains("b");
    assertThat(headers.has("x")).isFalse();
  }

  @Test
  void takesNothingFromTheRequestThatAFieldSays() {
    HeaderFields headers = headers();

    assertThat(headers.find("user-agent")).contains("a browser");
    assertThat(headers.has("content-type")).isFalse();
    assertThat(headers.has("x-amz-acl")).isFalse();
  }

  @Test
  void writesTextAsTheBytesOfAHeader() {
    assertThat(headers("x-amz-meta-a", "ü").find("x-amz-meta-a")).contains("\u00c3\u00bc");
  }

  @Test
  void takesTagsFromTheirDocument() {
    String document =
        "<Tagging><TagSet><Tag><Key>a b</Key><Value>1&amp;2</Value></Tag></TagSet></Tagging>";

    assertThat(headers("tagging", document).find("x-amz-tagging")).contains("a+b=1%262");
  }

  @Test
  void refusesTagsThatAreNoDocument() {
    assertThatThrownBy(() -> headers("tagging", "a=b"))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo("MalformedXML"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-amz-meta-é", "x-amz-meta-a b", "x-amz-meta-a:b", "x-amz-meta-a\n"})
  void refusesNamesThatNoHeaderHas(String name) {
    assertThatThrownBy(() -> headers(name, "x"))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo("InvalidArgument"));
  }

  @Test
  void refusesWhatWouldEndAHeader() {
    assertThatThrownBy(() -> headers("x-amz-meta-a", "b\r\nSet-Cookie: c"))
        .isInstanceOfSatisfying(
            AwsException.class, e -> assertThat(e.error().code()).isEqualTo("InvalidArgument"));
  }
}
