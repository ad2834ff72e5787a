// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.translation.s3.store.Checksum;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.ObjectContent;
import io.landbridge.translation.s3.store.ObjectContent.Region;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/** Content that is in a store, as the body of what is written next. Whoever opened it closes it. */
final class ContentBody implements ObjectBody {
  private final ObjectContent content;
  private final long length;
  private long position;
  private int region;
  private long regionPosition;

  ContentBody(ObjectContent content) {
    this.content = content;
    this.length = content.length();
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position == length) {
      return -1;
    }
    int limit = target.limit();
    if (target.remaining() > length - position) {
      target.limit(target.position() + (int) (length - position));
    }
    int read =
        switch (content) {
          case ObjectContent.InMemory(ByteBuffer bytes) -> read(bytes, target);
          case ObjectContent.InFiles(List<Region> regions) -> read(regions, target);
          case ObjectContent.Computed(ReadableByteChannel channel, long _) -> channel.read(target);
        };
    target.limit(limit);
    if (read < 0) {
      throw new EOFException("The content is shorter than it was");
    }
    position += read;
    return read;
  }

  private int read(ByteBuffer bytes, ByteBuffer target) {
    int size = target.remaining();
    target.put(bytes.slice(bytes.position() + (int) position, size));
    return size;
  }

  private int read(List<Region> regions, ByteBuffer target) throws IOException {
    Region current = regions.get(region);
    if (regionPosition == current.length()) {
      region++;
      regionPosition = 0;
      current = regions.get(region);
    }
    int limit = target.limit();
    long left = current.length() - regionPosition;
    if (target.remaining() > left) {
      target.limit(target.position() + (int) left);
    }
    int read = current.file().read(target, current.offset() + regionPosition);
    target.limit(limit);
    regionPosition += Math.max(0, read);
    return read;
  }

  @Override
  public List<Checksum> checksums() {
    return List.of();
  }
}
