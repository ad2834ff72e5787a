// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What was sealed opens in every range, and nothing else opens at all. */
class SealingPropertyTest {
  private static final DataKey KEY = DataKey.generate(new SecureRandom());
  private static final UUID ID = new UUID(7, 8);
  private static final int SEALED = Segments.SEALED;

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    new SplittableRandom(size).nextBytes(content);
    return content;
  }

  private static byte[] seal(byte[] content, int cut) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    SealingChannel channel = new SealingChannel(Channels.newChannel(stored), KEY.contentKey(ID));
    for (int at = 0; at < content.length; at += cut) {
      channel.write(ByteBuffer.wrap(content, at, Math.min(cut, content.length - at)));
    }
    channel.finish();
    return stored.toByteArray();
  }

  private static byte[] open(Path file, ContentKey key, int plainLength, int offset, int length)
      throws IOException {
    try (OpeningChannel channel =
        new OpeningChannel(FileChannel.open(file), key, plainLength, offset, length)) {
      ByteBuffer all = ByteBuffer.allocate(length + 1);
      while (channel.read(all) >= 0) {
        assertThat(all.hasRemaining()).isTrue();
      }
      return Arrays.copyOf(all.array(), all.position());
    }
  }

  private static byte[] openAll(byte[] stored, ContentKey key, int plainLength) throws IOException {
    Path file = Files.createTempFile("sealed", null);
    try {
      Files.write(file, stored);
      return open(file, key, plainLength, 0, plainLength);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 60)
  void everyRangeOpens(
      @ForAll @IntRange(max = 200_000) int size,
      @ForAll @IntRange(min = 1, max = 100_000) int cut,
      @ForAll @IntRange(max = 200_000) int a,
      @ForAll @IntRange(max = 200_000) int b)
      throws IOException {
    byte[] content = content(size);
    byte[] stored = seal(content, cut);
    int from = Math.min(a, b) % (size + 1);
    int to = from + Math.abs(a - b) % (size - from + 1);
    Path file = Files.createTempFile("sealed", null);
    try {
      Files.write(file, stored);
      assertThat((long) stored.length).isEqualTo(Segments.sealedLength(size));
      assertThat(open(file, KEY.contentKey(ID), size, from, to - from))
          .isEqualTo(Arrays.copyOfRange(content, from, to));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 60)
  void noChangedBitOpens(@ForAll @IntRange(max = 130_000 + 47) int at, @ForAll byte mask)
      throws IOException {
    byte[] stored = seal(content(130_000), 1000);
    stored[at % stored.length] ^= mask == 0 ? 1 : mask;
    assertThatThrownBy(() -> openAll(stored, KEY.contentKey(ID), 130_000))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void segmentsStayInTheirPlaces() throws IOException {
    byte[] stored = seal(content(3 * Segments.PLAIN), 5000);
    byte[] swapped = stored.clone();
    System.arraycopy(stored, 0, swapped, SEALED, SEALED);
    System.arraycopy(stored, SEALED, swapped, 0, SEALED);
    assertThatThrownBy(() -> openAll(swapped, KEY.contentKey(ID), 3 * Segments.PLAIN))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void theEndCannotBeCutOff() throws IOException {
    byte[] stored = seal(content(3 * Segments.PLAIN), 5000);
    byte[] cut = Arrays.copyOf(stored, 2 * SEALED);
    assertThatThrownBy(() -> openAll(cut, KEY.contentKey(ID), 2 * Segments.PLAIN))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void otherKeysAndOtherFilesDoNotOpen() throws IOException {
    byte[] stored = seal(content(100), 100);
    DataKey other = DataKey.generate(new SecureRandom());
    assertThatThrownBy(() -> openAll(stored, other.contentKey(ID), 100))
        .isInstanceOf(DamagedException.class);
    assertThatThrownBy(() -> openAll(stored, KEY.contentKey(new UUID(7, 9)), 100))
        .isInstanceOf(DamagedException.class);
  }

  @Test
  void contentInMemoryHasTheSameForm() throws IOException {
    byte[] content = content(5000);
    byte[] stored = SealedBytes.seal(KEY.contentKey(ID), content);
    assertThat(stored).isEqualTo(seal(content, 77));
    assertThat(SealedBytes.open(KEY.contentKey(ID), stored)).isEqualTo(content);
    assertThat(KEY.toString() + KEY.contentKey(ID)).doesNotContain("[");
  }
}
