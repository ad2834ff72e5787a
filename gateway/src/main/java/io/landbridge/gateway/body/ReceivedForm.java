// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.AnnouncedChecksum;
import io.landbridge.s3.form.FormDecoder;
import io.landbridge.s3.form.FormField;
import io.landbridge.s3.form.PostForm;
import io.landbridge.s3.form.SizeRange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A form of a browser whose fields have come and whose file is still to be read. Who signed it and
 * whether its policy holds is for the caller to find out in between.
 */
public final class ReceivedForm {
  private final PostForm form;
  private final Window window;
  private final FormDecoder decoder;

  private ReceivedForm(PostForm form, Window window, FormDecoder decoder) {
    this.form = form;
    this.window = window;
    this.decoder = decoder;
  }

  /**
   * Receives the fields of a form. Blocks until its file begins.
   *
   * @param contentType the header of the request
   * @throws io.landbridge.aws.AwsException when it is no form, or when its fields are too long
   */
  public static ReceivedForm receive(String contentType, RawBody raw) throws IOException {
    FormDecoder decoder = FormDecoder.of(contentType);
    Window window = new Window(raw);
    while (true) {
      Optional<PostForm> form = decoder.decodeFields(window.bytes());
      if (form.isPresent()) {
        return new ReceivedForm(form.get(), window, decoder);
      }
      if (!window.fill()) {
        decoder.end();
      }
    }
  }

  /** The fields. */
  public PostForm form() {
    return form;
  }

  /**
   * The algorithm of the checksum that the fields announce.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidRequest} when they announce it badly
   */
  public Optional<Algorithm> checksumAlgorithm() {
    return expectations().announced();
  }

  /**
   * The file itself; to be asked for once.
   *
   * @param sizes what the policy allows
   * @throws io.landbridge.aws.AwsException {@code InvalidDigest} or {@code InvalidRequest} when the
   *     fields announce it badly
   */
  public VerifiedBody open(SizeRange sizes) {
    return new VerifiedBody(new Content.File(window, decoder), expectations(), sizes);
  }

  private Expectations expectations() {
    Map<String, String> fields = new HashMap<>();
    for (FormField field : form.fields()) {
      fields.put(field.name().toLowerCase(Locale.ROOT), field.value());
    }
    AnnouncedChecksum checksum = AnnouncedChecksum.of(fields);
    if (checksum instanceof AnnouncedChecksum.InTrailer) {
      throw BodyRefusals.trailerWithoutFraming();
    }
    return new Expectations(-1, Expectations.md5(fields), Optional.empty(), checksum);
  }
}
