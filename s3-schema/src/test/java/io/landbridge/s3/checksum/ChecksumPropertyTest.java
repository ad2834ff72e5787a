// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChecksumPropertyTest {

  private static ChecksumValue whole(Algorithm algorithm, byte[] bytes) {
    RunningChecksum checksum = algorithm.start();
    checksum.update(ByteBuffer.wrap(bytes));
    return checksum.value();
  }

  private static ByteBuffer bufferOf(byte[] bytes, int from, int to, boolean direct) {
    if (!direct) {
      return ByteBuffer.wrap(bytes, from, to - from).slice();
    }
    return ByteBuffer.allocateDirect(to - from).put(bytes, from, to - from).flip();
  }

  @Property(tries = 300)
  void doesNotDependOnTheCuts(
      @ForAll Algorithm algorithm,
      @ForAll @Size(max = 3000) byte[] bytes,
      @ForAll @Size(max = 5) List<@IntRange(max = 3000) Integer> cuts,
      @ForAll boolean direct) {
    RunningChecksum checksum = algorithm.start();
    int from = 0;
    for (int cut : cuts.stream().sorted().toList()) {
      int to = Math.min(cut, bytes.length);
      ByteBuffer piece = bufferOf(bytes, from, to, direct);
      checksum.update(piece);
      assertThat(piece.hasRemaining()).isFalse();
      from = to;
    }
    checksum.update(bufferOf(bytes, from, bytes.length, direct));

    assertThat(checksum.value()).isEqualTo(whole(algorithm, bytes));
  }

  @Property(tries = 300)
  void combinesAdjacentParts(
      @ForAll("combinable") Algorithm algorithm,
      @ForAll @Size(max = 2000) byte[] bytes,
      @ForAll @IntRange(max = 2000) int first,
      @ForAll @IntRange(max = 2000) int second) {
    int a = Math.min(Math.min(first, second), bytes.length);
    int b = Math.min(Math.max(first, second), bytes.length);
    List<PartChecksums.Part> parts =
        List.of(
            part(algorithm, bytes, 0, a),
            part(algorithm, bytes, a, b),
            part(algorithm, bytes, b, bytes.length));

    assertThat(PartChecksums.combine(algorithm, Coverage.FULL_OBJECT, parts))
        .isEqualTo(whole(algorithm, bytes));
  }

  @Property(tries = 200)
  void tellsChangedBytesApart(
      @ForAll Algorithm algorithm,
      @ForAll @Size(min = 1, max = 600) byte[] bytes,
      @ForAll @IntRange(max = 599) int at,
      @ForAll @IntRange(max = 7) int bit) {
    byte[] changed = bytes.clone();
    changed[at % bytes.length] ^= (byte) (1 << bit);

    assertThat(whole(algorithm, changed)).isNotEqualTo(whole(algorithm, bytes));
  }

  @Property(tries = 300)
  void readsNoTextBadly(@ForAll Algorithm algorithm, @ForAll String text) {
    ChecksumValue.find(algorithm, text)
        .ifPresent(value -> assertThat(value.digest()).hasSize(algorithm.length()));
  }

  private static PartChecksums.Part part(Algorithm algorithm, byte[] bytes, int from, int to) {
    return new PartChecksums.Part(
        whole(algorithm, Arrays.copyOfRange(bytes, from, to)), to - (long) from);
  }

  @Provide
  Arbitrary<Algorithm> combinable() {
    return Arbitraries.of(Algorithm.CRC32, Algorithm.CRC32C, Algorithm.CRC64NVME);
  }
}
