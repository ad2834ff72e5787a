// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.s3.checksum.Algorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksummedBodyTest {
  private static final Checksum KNOWN =
      new Checksum("MD5", Checksum.Type.FULL_OBJECT, "JfnnlDI7RTiF9RgfG2JNCw==");

  /** Three bytes at a time. */
  private static final class Digits implements ObjectBody {
    private final ByteBuffer rest =
        ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII));
    private boolean ended;

    @Override
    public long length() {
      return rest.limit();
    }

    @Override
    public int read(ByteBuffer target) {
      ended = !rest.hasRemaining();
      if (ended) {
        return -1;
      }
      target.put(rest.slice(rest.position(), 3));
      rest.position(rest.position() + 3);
      return 3;
    }

    @Override
    public List<Checksum> checksums() {
      if (!ended) {
        throw new IllegalStateException("not yet");
      }
      return List.of(KNOWN);
    }
  }

  private static void readAll(ObjectBody body) throws IOException {
    ByteBuffer all = ByteBuffer.allocateDirect(100);
    while (body.read(all) >= 0) {
      assertThat(all.position()).isPositive();
    }
    assertThat(body.read(all)).isEqualTo(-1);
  }

  @Test
  void addsChecksumsToThoseOfTheBody() throws IOException {
    ObjectBody body = new Digits().computing(Set.of(Algorithm.CRC32C, Algorithm.CRC64NVME));

    readAll(body);

    assertThat(body.length()).isEqualTo(9);
    assertThat(body.announcedChecksum()).isEmpty();
    assertThat(body.checksums())
        .containsExactly(
            new Checksum("CRC32C", Checksum.Type.FULL_OBJECT, "4waSgw=="),
            new Checksum("CRC64NVME", Checksum.Type.FULL_OBJECT, "rosUhgp5mIg="),
            KNOWN);
  }

  @Test
  void tellsTheChecksumsOfTheBodyWhenNoneAreAdded() throws IOException {
    ObjectBody body = new Digits().computing(Set.of());

    readAll(body);

    assertThat(body.checksums()).containsExactly(KNOWN);
  }

  @Test
  void hasNoneBeforeTheEnd() {
    ObjectBody body = new Digits().computing(Set.of(Algorithm.SHA1));

    assertThatThrownBy(body::checksums).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void convertsChecksumsToComputeWith() {
    Checksum composite = new Checksum("CRC32C", Checksum.Type.COMPOSITE, "4waSgw==-2");

    assertThat(Checksum.of(composite.toValue())).isEqualTo(composite);
    assertThatThrownBy(() -> new Checksum("X", Checksum.Type.COMPOSITE, "").toValue())
        .isInstanceOf(IllegalStateException.class);
  }
}
