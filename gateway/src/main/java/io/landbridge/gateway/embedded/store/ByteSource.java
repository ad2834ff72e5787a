// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.ObjectContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;

/** Content as something to read from. */
@FunctionalInterface
interface ByteSource {
  /** Reads some bytes; -1 at the end. */
  int read(ByteBuffer target) throws IOException;

  /** Reads this content, which whoever has it closes. */
  static ByteSource of(ObjectContent content) {
    return switch (content) {
      case ObjectContent.InMemory memory -> ofBuffer(memory.bytes().duplicate());
      case ObjectContent.Computed computed -> computed.channel()::read;
      case ObjectContent.InFiles files -> ofRegions(files);
    };
  }

  private static ByteSource ofBuffer(ByteBuffer bytes) {
    return target -> {
      if (!bytes.hasRemaining()) {
        return -1;
      }
      int size = Math.min(bytes.remaining(), target.remaining());
      target.put(bytes.slice(bytes.position(), size));
      bytes.position(bytes.position() + size);
      return size;
    };
  }

  private static ByteSource ofRegions(ObjectContent.InFiles files) {
    Iterator<OpenStretch.Plain> stretches =
        files.regions().stream()
            .map(it -> new OpenStretch.Plain(it.file(), it.offset(), it.length()))
            .iterator();
    return new ByteSource() {
      private OpenStretch.Plain current = stretches.next();

      @Override
      public int read(ByteBuffer target) throws IOException {
        int size = current.read(target);
        while (size < 0 && stretches.hasNext()) {
          current = stretches.next();
          size = current.read(target);
        }
        return size;
      }
    };
  }
}
