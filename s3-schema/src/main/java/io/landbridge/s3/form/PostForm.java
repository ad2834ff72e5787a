// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a form before its file. Source: S3 API Reference, "Creating an HTML form (using AWS
 * Signature Version 4)". What comes after the file is no part of it.
 *
 * @param fields in their order, each name once
 * @param fileName the name that the sender gives the file, without folders; may be empty
 * @param fileContentType the media type that the sender gives the file
 */
public record PostForm(List<FormField> fields, String fileName, Optional<String> fileContentType) {
  private static final String FILE_NAME = "${filename}";
  private static final List<String> SIGNATURE_FIELDS =
      List.of("x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature");

  /**
   * A form of these fields.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when a name stands twice
   */
  public PostForm {
    fields = List.copyOf(fields);
    Set<String> names = new HashSet<>();
    for (FormField field : fields) {
      if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
        throw FormErrors.repeatedField(field.name());
      }
    }
  }

  /** The value of the field of this name, in any case. */
  public Optional<String> find(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(FormField::value)
        .findFirst();
  }

  /**
   * The key of the object, with the name of the file in the place of {@code ${filename}}.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when there is none
   */
  public String key() {
    String key =
        find("key").orElseThrow(() -> FormErrors.missingField("key")).replace(FILE_NAME, fileName);
    if (key.isEmpty()) {
      throw FormErrors.emptyKey();
    }
    return key;
  }

  /** The policy document in Base64. */
  public Optional<String> policy() {
    return find("policy");
  }

  /**
   * Who signed the form; empty for a form that nobody signed.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when a field of the signature is
   *     missing, {@code InvalidRequest} for a signature of version 2
   */
  public Optional<FormSignature> signature() {
    boolean claimed =
        policy().isPresent() || SIGNATURE_FIELDS.stream().anyMatch(n -> find(n).isPresent());
    if (find("signature").isPresent() && find("AWSAccessKeyId").isPresent()) {
      throw FormErrors.signatureVersion2();
    }
    return claimed
        ? Optional.of(
            new FormSignature(
                get("policy"),
                get("x-amz-algorithm"),
                get("x-amz-credential"),
                get("x-amz-date"),
                get("x-amz-signature"),
                find("x-amz-security-token")))
        : Optional.empty();
  }

  /**
   * What to answer. A redirect that is no address and a status other than 200, 201 and 204 are as
   * if they were not there, as S3 has it.
   */
  public SuccessAction successAction() {
    return find("success_action_redirect")
        .or(() -> find("redirect"))
        .filter(PostForm::isAddress)
        .<SuccessAction>map(SuccessAction.Redirect::new)
        .orElseGet(() ->
            new SuccessAction.Status(
                switch (find("success_action_status").orElse("")) {
                  case "200" -> 200;
                  case "201" -> 201;
                  default -> 204;
                }));
  }

  private String get(String name) {
    return find(name).orElseThrow(() -> FormErrors.missingField(name));
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
