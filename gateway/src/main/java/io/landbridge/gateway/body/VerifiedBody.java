// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.ChecksumValue;
import io.landbridge.s3.checksum.RunningChecksum;
import io.landbridge.s3.chunked.BodyErrors;
import io.landbridge.s3.form.SizeRange;
import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.ObjectBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a body, which ends only when it has been what was announced: the length, the hash
 * that the signature covers, every signature inside, {@code Content-MD5}, the checksum in a header
 * or a trailer. One thread at a time; {@link #read} blocks.
 */
public final class VerifiedBody implements ObjectBody {
  private static final int COPY = 8 * 1024;

  private final Content content;
  private final Expectations expectations;
  private final SizeRange sizes;
  private final Set<Algorithm> kept = EnumSet.noneOf(Algorithm.class);
  private final List<RunningChecksum> running = new ArrayList<>();
  private final Map<Algorithm, ChecksumValue> computed = new EnumMap<>(Algorithm.class);
  private long received;
  private boolean ended;
  private Optional<AwsException> failure = Optional.empty();

  VerifiedBody(Content content, Expectations expectations, SizeRange sizes) {
    this.content = content;
    this.expectations = expectations;
    this.sizes = sizes;
    expectations.announced().ifPresent(kept::add);
    expectations.algorithms().forEach(this::start);
  }

  private void start(Algorithm algorithm) {
    if (running.stream().noneMatch(checksum -> checksum.algorithm() == algorithm)) {
      running.add(algorithm.start());
    }
  }

  @Override
  public Optional<Algorithm> announcedChecksum() {
    return expectations.announced();
  }

  /** A checksum that was announced, or has to be compared anyway, is computed once. */
  @Override
  public VerifiedBody computing(Set<Algorithm> algorithms) {
    if (received > 0 || ended) {
      throw new IllegalStateException("Bytes have been read already");
    }
    kept.addAll(algorithms);
    algorithms.forEach(this::start);
    return this;
  }

  @Override
  public long length() {
    return expectations.length();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (ended) {
      return -1;
    }
    if (!target.hasRemaining()) {
      throw new IllegalArgumentException("No room to read into");
    }
    try {
      return readMore(target);
    } catch (AwsException e) {
      // A body that was wrong stays wrong, whoever asks again.
      failure = Optional.of(e);
      throw e;
    }
  }

  private int readMore(ByteBuffer target) throws IOException {
    int start = target.position();
    int moved = content.read(target);
    if (moved < 0) {
      end();
      return -1;
    }
    received += moved;
    checkSizeSoFar();
    for (RunningChecksum checksum : running) {
      checksum.update(target.slice(start, moved));
    }
    return moved;
  }

  private void checkSizeSoFar() {
    sizes.checkSoFar(received);
    if (length() >= 0 && received > length()) {
      throw BodyErrors.wrongLength();
    }
  }

  private void end() {
    if (length() >= 0 && received != length()) {
      throw BodyErrors.wrongLength();
    }
    sizes.check(received);
    for (RunningChecksum checksum : running) {
      computed.put(checksum.algorithm(), checksum.value());
    }
    expectations.check(computed, content.trailers());
    ended = true;
  }

  /**
   * Reads a document that has to be in memory.
   *
   * @param most how many bytes it may have
   * @throws io.landbridge.aws.AwsException {@code MaxMessageLengthExceeded}, and what {@link #read}
   *     throws
   */
  public byte[] readAll(int most) throws IOException {
    if (length() > most) {
      throw BodyRefusals.documentTooLarge(most);
    }
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    byte[] piece = new byte[COPY];
    for (int read = read(ByteBuffer.wrap(piece)); read >= 0; read = read(ByteBuffer.wrap(piece))) {
      document.write(piece, 0, read);
      if (document.size() > most) {
        throw BodyRefusals.documentTooLarge(most);
      }
    }
    return document.toByteArray();
  }

  /** How many bytes of content have been read so far. */
  public long received() {
    return received;
  }

  /** Those announced and those asked for, in the order of the algorithms. */
  @Override
  public List<Checksum> checksums() {
    if (!ended) {
      throw new IllegalStateException("The body has not been read to its end");
    }
    return computed.values().stream()
        .filter(value -> kept.contains(value.algorithm()))
        .map(Checksum::of)
        .toList();
  }
}
