// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChunkedDecoderPropertyTest {
  private static final String CRC = Framing.TRAILER + ":sOO8/Q==";

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      content[i] = (byte) (i * 31 + (i >> 8));
    }
    return content;
  }

  private static boolean trailing(ChunkedForm form) {
    return form != ChunkedForm.HMAC && form != ChunkedForm.ECDSA;
  }

  private static byte[] encode(ChunkedForm form, byte[] content, int chunkSize) {
    return Framing.encode(form, content, chunkSize, trailing(form) ? CRC : "");
  }

  private static ChunkedDecoder decoder(ChunkedForm form, int length) {
    return Framing.decoder(form, length, trailing(form) ? Set.of(Framing.TRAILER) : Set.of());
  }

  @Property(tries = 300)
  void doesNotDependOnTheCuts(
      @ForAll ChunkedForm form,
      @ForAll @IntRange(max = 40_000) int length,
      @ForAll @IntRange(min = 8192, max = 20_000) int chunkSize,
      @ForAll @Size(max = 8) List<@IntRange(max = 41_000) Integer> cuts,
      @ForAll @IntRange(min = 1, max = 9000) int window) {
    byte[] content = content(length);

    assertThat(
            Framing.decode(decoder(form, length), encode(form, content, chunkSize), cuts, window))
        .isEqualTo(content);
  }

  /** One byte at a time is the worst cut there is. */
  @Property(tries = 40)
  void decodesByteByByte(@ForAll ChunkedForm form, @ForAll @IntRange(max = 50) int length) {
    byte[] content = content(length);
    byte[] body = encode(form, content, 8192);
    List<Integer> everywhere = java.util.stream.IntStream.range(0, body.length).boxed().toList();

    assertThat(Framing.decode(decoder(form, length), body, everywhere, 1)).isEqualTo(content);
  }

  @Property(tries = 500)
  void reachesNoEndWhenASignedBodyWasCutOrLengthened(
      @ForAll @IntRange(max = 9000) int length, @ForAll @IntRange(max = 9300) int at) {
    byte[] body = encode(ChunkedForm.HMAC_TRAILER, content(length), 8192);
    byte[] cut = java.util.Arrays.copyOf(body, at % body.length);

    assertThat(ends(ChunkedForm.HMAC_TRAILER, length, cut)).isFalse();
    assertThat(
            ends(ChunkedForm.HMAC_TRAILER, length, java.util.Arrays.copyOf(body, body.length + 1)))
        .isFalse();
  }

  @Property(tries = 500)
  void givesTheSameContentOrNoneWhenAByteOfASignedBodyChanged(
      @ForAll @IntRange(max = 9000) int length,
      @ForAll @IntRange(max = 9300) int at,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] content = content(length);
    byte[] body = encode(ChunkedForm.HMAC_TRAILER, content, 8192);
    body[at % body.length] ^= (byte) change;

    try {
      // A change of case in a size or a trailer's name means the same.
      assertThat(Framing.decode(decoder(ChunkedForm.HMAC_TRAILER, length), body, List.of(), 4096))
          .isEqualTo(content);
    } catch (AwsException | Framing.WrongSignature e) {
      assertThat(e).isNotNull();
    }
  }

  @Property(tries = 1000)
  void answersAnyBytesWithContentOrARefusal(
      @ForAll ChunkedForm form, @ForAll @Size(max = 3000) byte[] bytes) {
    try {
      Framing.decode(decoder(form, 100), bytes, List.of(), 64);
      assertThat(bytes).isNotEmpty();
    } catch (AwsException e) {
      assertThat(e.error().httpStatus()).isEqualTo(400);
    } catch (Framing.WrongSignature e) {
      assertThat(form.signed()).isTrue();
    }
  }

  private static boolean ends(ChunkedForm form, int length, byte[] body) {
    try {
      Framing.decode(decoder(form, length), body, List.of(), 4096);
      return true;
    } catch (AwsException | Framing.WrongSignature e) {
      return false;
    }
  }
}
