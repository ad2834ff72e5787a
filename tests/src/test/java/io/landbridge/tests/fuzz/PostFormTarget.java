// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AwsException;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.gateway.body.ReceivedForm;
import io.landbridge.gateway.body.VerifiedBody;
import io.landbridge.s3.form.PostForm;
import io.landbridge.s3.form.PostPolicy;
import io.landbridge.s3.form.SizeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads any bytes as a browser's form, with its policy, in two ways of cutting. */
final class PostFormTarget {
  private static final int MOST = 1_000_000;

  private PostFormTarget() {}

  /**
   * Receives the form whole and byte by byte, which has to come to the same.
   *
   * @return whether it was a form that its policy allows, if it has one
   */
  static boolean run(byte[] body) {
    String whole = receive(body, body.length);
    String inPieces = receive(body, 1);
    if (!whole.equals(inPieces)) {
      throw new AssertionError(whole + " is not " + inPieces);
    }
    return whole.startsWith("form ");
  }

  private static String receive(byte[] body, int piece) {
    try {
      ReceivedForm received =
          ReceivedForm.receive("multipart/form-data; boundary=b-b", pieces(body, piece));
      PostForm form = received.form();
      String key = form.key();
      SizeRange sizes = SizeRange.ANY;
      if (form.policy().isPresent()) {
        PostPolicy policy = PostPolicy.parse(form.policy().get());
        policy.check(form, "photos", Instant.parse("2026-11-21T12:00:00Z"));
        sizes = policy.sizes();
      }
      VerifiedBody file = received.open(sizes);
      String content = new String(file.readAll(MOST), StandardCharsets.ISO_8859_1);
      return "form " + key + form.signature() + form.successAction() + content;
    } catch (AwsException refused) {
      int status = refused.error().httpStatus();
      if (status < 400 || status > 499) {
        throw new AssertionError("no client's error", refused);
      }
      return "refused " + refused.error().code();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawBody pieces(byte[] body, int piece) {
    ByteBuffer rest = ByteBuffer.wrap(body);
    return target -> {
      if (!rest.hasRemaining()) {
        return -1;
      }
      int length = Math.min(piece, Math.min(rest.remaining(), target.remaining()));
      target.put(rest.slice(rest.position(), length));
      rest.position(rest.position() + length);
      return length;
    };
  }
}
