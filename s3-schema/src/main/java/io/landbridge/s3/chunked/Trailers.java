// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The lines after the last chunk: exactly the announced trailers, and a signature over them. */
final class Trailers {
  private static final String SIGNATURE = "x-amz-trailer-signature";

  private final Set<String> announced;
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private Optional<String> signature = Optional.empty();

  /** Trailers of these names, in lower case. */
  Trailers(Set<String> announced) {
    this.announced = Set.copyOf(announced);
  }

  /** Takes a line, such as {@code x-amz-checksum-crc32c:sOO8/Q==}. */
  void take(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw BodyErrors.malformedTrailer();
    }
    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = line.substring(colon + 1).strip();
    if (signature.isPresent()) {
      throw BodyErrors.malformedTrailer();
    }
    if (name.equals(SIGNATURE)) {
      signature = Optional.of(value);
    } else if (!announced.contains(name) || values.put(name, value) != null) {
      throw BodyErrors.malformedTrailer();
    }
  }

  /** Whether the signature is still to come. */
  boolean lacksSignature() {
    return !values.isEmpty() && signature.isEmpty();
  }

  /**
   * Ends the trailers; what was announced must be there, and with a signature where that is due.
   */
  void end(ChunkedForm form, ChunkVerifier verifier) {
    if (!values.keySet().equals(announced)) {
      throw BodyErrors.malformedTrailer();
    }
    boolean signatureDue = form.signed() && !values.isEmpty();
    if (signature.isPresent() != signatureDue) {
      throw BodyErrors.malformedTrailer();
    }
    if (signatureDue) {
      verifier.endTrailers(canonical(), signature.orElseThrow());
    }
  }

  private byte[] canonical() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }
}
