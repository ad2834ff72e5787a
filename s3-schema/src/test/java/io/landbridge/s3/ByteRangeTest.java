// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.ByteRange.Slice;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  private static Optional<Slice> slice(String header, long size) {
    return ByteRange.parse(header).orElseThrow().of(size);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 10, 0, 1",
    "bytes=2-5, 10, 2, 4",
    "bytes=5-100, 10, 5, 5",
    "bytes=9-, 10, 9, 1",
    "bytes=-3, 10, 7, 3",
    "bytes=-30, 10, 0, 10",
    "Bytes = 1-2, 10, 1, 2",
    "bytes=0-99999999999999999999999999, 10, 0, 10"
  })
  void givesTheBytesThatAreThere(String header, long size, long offset, long length) {
    assertThat(slice(header, size)).contains(new Slice(offset, length, size));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=10-11, 10",
    "bytes=10-, 10",
    "bytes=-0, 10",
    "bytes=0-0, 0",
    "bytes=-1, 0",
    "bytes=99999999999999999999-, 10"
  })
  void knowsWhenThereAreNone(String header, long size) {
    assertThat(slice(header, size)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "bytes=5-2",
        "bytes=-",
        "bytes=a-b",
        "lines=0-1",
        "",
        "bytes=0-1x"
      })
  void anythingElseMeansTheWholeObject(String header) {
    assertThat(ByteRange.parse(header)).isEmpty();
  }

  @Test
  void anUnsatisfiableRangeTellsTheSize() {
    ByteRange range = ByteRange.parse("bytes=10-").orElseThrow();

    var error = catchThrowableOfType(AwsException.class, () -> range.getSlice(10)).error();

    assertThat(error.httpStatus()).isEqualTo(416);
    assertThat(error.details())
        .containsEntry("RangeRequested", "bytes=10-")
        .containsEntry("ActualObjectSize", "10");
  }

  @Test
  void saysWhichBytesAnAnswerHas() {
    assertThat(new Slice(2, 4, 10).contentRange()).isEqualTo("bytes 2-5/10");
  }

  @Test
  void aCopyTakesOneFormOnly() {
    assertThat(ByteRange.parseOfCopySource("bytes=0-9")).isEqualTo(new ByteRange.Between(0, 9));
    assertThatThrownBy(() -> ByteRange.parseOfCopySource("bytes=-9"))
        .hasMessageStartingWith("InvalidArgument");
  }

  @Property
  void aSliceLiesInTheObject(
      @ForAll long first, @ForAll long last, @ForAll @LongRange(min = 0) long size) {
    ByteRange.parse("bytes=" + first + "-" + last)
        .flatMap(range -> range.of(size))
        .ifPresent(slice -> {
          assertThat(slice.offset()).isBetween(0L, size - 1);
          assertThat(slice.length()).isBetween(1L, size - slice.offset());
        });
  }

  @Property
  void neverFails(@ForAll String text) {
    assertThat(ByteRange.parse("bytes=" + text).flatMap(range -> range.of(100)))
        .isInstanceOf(Optional.class);
  }
}
