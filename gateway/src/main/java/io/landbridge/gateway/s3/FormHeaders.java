// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.RestDecoder;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.form.FormField;
import io.landbridge.s3.form.PostForm;
import io.landbridge.s3.model.Tag;
import io.landbridge.s3.model.Tagging;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a form as the headers that they stand for. */
final class FormHeaders {
  /** Fields that have a header's name. Source: S3 API Reference, "POST Object", "Form fields". */
  private static final Set<String> SAME =
      Set.of(
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "content-md5",
          "content-type",
          "expires");

  /** Headers of the form's own request that policies and rules for other origins ask for. */
  private static final List<String> OF_REQUEST = List.of("host", "origin", "referer", "user-agent");

  private static final String AMZ = "x-amz-";

  private FormHeaders() {}

  /**
   * The headers.
   *
   * @param request those of the form's own request
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} for a field that no header can
   *     hold, {@code MalformedXML} for tags
   */
  static HeaderFields of(PostForm form, HeaderFields request) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String name : OF_REQUEST) {
      request.find(name).ifPresent(value -> headers.add(Map.entry(name, value)));
    }
    for (FormField field : form.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (SAME.contains(name) || name.startsWith(AMZ)) {
        checkName(name);
        headers.add(Map.entry(name, asHeader(field)));
      } else if (name.equals("acl")) {
        headers.add(Map.entry("x-amz-acl", asHeader(field)));
      } else if (name.equals("tagging")) {
        headers.add(Map.entry("x-amz-tagging", tagging(field.value())));
      }
    }
    return HeaderFields.of(headers);
  }

  private static void checkName(String name) {
    if (!HeaderFields.isName(name)) {
      throw S3Errors.invalidArgument(name, "", "The name of the field is not one of a header.")
          .toException();
    }
  }

  /** A form is UTF-8; the head of a request is read as ISO 8859-1, whatever its bytes mean. */
  private static String asHeader(FormField field) {
    String value = field.value();
    if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
      throw S3Errors.invalidArgument(
              field.name(), "", "The field holds what a header cannot hold: a control character.")
          .toException();
    }
    return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String tagging(String document) {
    byte[] xml = document.strip().getBytes(StandardCharsets.UTF_8);
    Tagging tagging = RestDecoder.readDocument(Tagging.SCHEMA, "Tagging", xml);
    return tagging.tagSet().stream().map(FormHeaders::parameter).collect(Collectors.joining("&"));
  }

  private static String parameter(Tag tag) {
    return URLEncoder.encode(tag.key(), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(tag.value(), StandardCharsets.UTF_8);
  }
}
