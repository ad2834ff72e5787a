// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.ObjectBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A body of given bytes, in pieces of at most 1,000. */
final class BytesBody implements ObjectBody {
  private final ByteBuffer bytes;
  private final boolean lengthKnown;
  private final List<Checksum> checksums;

  private BytesBody(byte[] bytes, boolean lengthKnown, List<Checksum> checksums) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.lengthKnown = lengthKnown;
    this.checksums = checksums;
  }

  static BytesBody of(byte[] bytes) {
    return new BytesBody(bytes, true, List.of());
  }

  static BytesBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static BytesBody ofUnknownLength(byte[] bytes) {
    return new BytesBody(bytes, false, List.of());
  }

  BytesBody with(Checksum checksum) {
    return new BytesBody(bytes.array(), lengthKnown, List.of(checksum));
  }

  @Override
  public long length() {
    return lengthKnown ? bytes.capacity() : -1;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int size = Math.min(1000, Math.min(bytes.remaining(), target.remaining()));
    target.put(bytes.slice(bytes.position(), size));
    bytes.position(bytes.position() + size);
    return size;
  }

  @Override
  public List<Checksum> checksums() {
    return checksums;
  }
}
