// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.body;

import io.landbridge.s3.chunked.ChunkedDecoder;
import io.landbridge.s3.form.FormDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The content of a body, without its framing. */
sealed interface Content {

  /** Moves some content into the target; -1 when the body has ended as it should. */
  int read(ByteBuffer target) throws IOException;

  /** The trailers by name in lower case; complete at the end. */
  default Map<String, String> trailers() {
    return Map.of();
  }

  /** A body without framing. */
  record Plain(RawBody raw) implements Content {
    @Override
    public int read(ByteBuffer target) throws IOException {
      return raw.read(target);
    }
  }

  /** A body in {@code aws-chunked}. */
  final class Chunked implements Content {
    private final Window window;
    private final ChunkedDecoder decoder;

    Chunked(RawBody raw, ChunkedDecoder decoder) {
      this.window = new Window(raw);
      this.decoder = decoder;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      int moved = window.decode(decoder::decode, target);
      if (moved < 0) {
        decoder.end();
      }
      return moved;
    }

    @Override
    public Map<String, String> trailers() {
      return decoder.trailers();
    }
  }

  /** The file in a form. */
  final class File implements Content {
    private final Window window;
    private final FormDecoder decoder;

    /**
     * The file of a form whose fields have been decoded.
     *
     * @param window may hold bytes after those that the decoder took
     */
    File(Window window, FormDecoder decoder) {
      this.window = window;
      this.decoder = decoder;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      int moved = window.decode(decoder::decode, target);
      if (moved < 0) {
        decoder.end();
      }
      return moved;
    }
  }
}
