// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Checksum;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/** The tables, which are the fallback of platforms that the library is not built for. */
class Crc64NvmeTest {
  @Example
  void isTheValueOfTheCatalogue() {
    Checksum tables = new Crc64Nvme();
    tables.update("123456789".getBytes(StandardCharsets.US_ASCII));
    assertThat(tables.getValue()).isEqualTo(0xAE8B14860A799888L);
  }

  @Property(tries = 300)
  void isWhatTheLibraryComputes(
      @ForAll @Size(max = 3000) byte[] bytes, @ForAll @IntRange(max = 3000) int cut) {
    int middle = Math.min(cut, bytes.length);
    Checksum tables = new Crc64Nvme();
    tables.update(ByteBuffer.wrap(bytes, 0, middle));
    tables.update(bytes, middle, bytes.length - middle);

    Checksum library = new CRC64NVME();
    library.update(bytes);
    assertThat(tables.getValue()).isEqualTo(library.getValue());
  }

  @Property(tries = 20)
  void beginsAnewAfterAReset(@ForAll @Size(max = 50) byte[] bytes) {
    Checksum tables = new Crc64Nvme();
    tables.update(bytes);
    long first = tables.getValue();
    tables.reset();
    for (byte one : bytes) {
      tables.update(one);
    }
    assertThat(tables.getValue()).isEqualTo(first);
  }
}
