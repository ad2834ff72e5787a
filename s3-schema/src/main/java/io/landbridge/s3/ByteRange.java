// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

import io.landbridge.aws.AwsException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one range of bytes that a request asks for. Source: RFC 9110 14.1.2. S3 gives the whole
 * object to a request for several ranges, or for none that can be read.
 */
public sealed interface ByteRange {

  /**
   * The bytes of an object that the range holds.
   *
   * @param size how many bytes the object has
   * @return empty where the object has none of them
   */
  Optional<Slice> of(long size);

  /** How a client writes it, for example {@code bytes=0-499}. */
  String text();

  /**
   * {@link #of}, for an answer.
   *
   * @throws AwsException {@code InvalidRange} where the object has no byte of the range
   */
  default Slice getSlice(long size) {
    return of(size).orElseThrow(() -> S3Errors.invalidRange(text(), size).toException());
  }

  /**
   * Bytes of an object.
   *
   * @param offset of the first one
   * @param length at least 1
   * @param size how many bytes the whole object has
   */
  record Slice(long offset, long length, long size) {
    /** The header of an answer that has only these bytes. */
    public String contentRange() {
      return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }
  }

  /** {@code bytes=0-499}; both ends belong to it. */
  record Between(long first, long last) implements ByteRange {
    @Override
    public Optional<Slice> of(long size) {
      return first >= size
          ? Optional.empty()
          : Optional.of(new Slice(first, Math.min(last, size - 1) - first + 1, size));
    }

    @Override
    public String text() {
      return "bytes=" + first + "-" + last;
    }
  }

  /** {@code bytes=500-}. */
  record From(long first) implements ByteRange {
    @Override
    public Optional<Slice> of(long size) {
      return first >= size ? Optional.empty() : Optional.of(new Slice(first, size - first, size));
    }

    @Override
    public String text() {
      return "bytes=" + first + "-";
    }
  }

  /** {@code bytes=-500}: the last bytes. */
  record Last(long count) implements ByteRange {
    @Override
    public Optional<Slice> of(long size) {
      long length = Math.min(count, size);
      return length == 0 ? Optional.empty() : Optional.of(new Slice(size - length, length, size));
    }

    @Override
    public String text() {
      return "bytes=-" + count;
    }
  }

  /** Reads a {@code Range} header; empty where the whole object is to be given. */
  static Optional<ByteRange> parse(String header) {
    Matcher matcher = Grammar.RANGE.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(new Last(Grammar.number(last)));
    }
    long from = Grammar.number(first);
    if (last.isEmpty()) {
      return Optional.of(new From(from));
    }
    long to = Grammar.number(last);
    return to < from ? Optional.empty() : Optional.of(new Between(from, to));
  }

  /**
   * Reads an {@code x-amz-copy-source-range} header, which has to be {@code bytes=first-last}.
   *
   * @throws AwsException {@code InvalidArgument}
   */
  static Between parseOfCopySource(String header) {
    if (parse(header).orElse(null) instanceof Between range) {
      return range;
    }
    throw S3Errors.invalidArgument(
            "x-amz-copy-source-range",
            header,
            "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
                + " last are the zero-based offsets of the first and last bytes to copy")
        .toException();
  }

  /** How ranges are written. */
  final class Grammar {
    private static final Pattern RANGE =
        Pattern.compile("bytes\\s*=\\s*([0-9]*)\\s*-\\s*([0-9]*)", Pattern.CASE_INSENSITIVE);
    private static final int DIGITS_OF_A_LONG = 18;

    private Grammar() {}

    /** More digits than any object has bytes mean more bytes than any object has. */
    private static long number(String digits) {
      return digits.length() > DIGITS_OF_A_LONG ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }
  }
}
