// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ObjectKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The names of rows. The first byte is the kind; where a bucket follows it is its 16 bytes.
 *
 * <pre>
 * b bucket                        a bucket
 * k bucket kind                   a document of its configuration
 * s bucket 0|1                    its usage: bytes, objects and former versions
 * c bucket key                    the latest version of a key, if that is an object
 * v bucket key' 0 0 ~sequence     any other version and every delete marker, the newest first
 * n bucket key                    the sequence of the key's null version, if that is a v row
 * u bucket key' 0 0 sequence      an upload in parts
 * p upload number                 a part of it
 * f file                          the file belongs to a version or part
 * x file                          the file is to be removed; the value is its bucket
 * q                               the highest sequence that may have been given out
 * l                               what the last scrub found
 * </pre>
 *
 * where key' is the key with 0 written as 0 FF, so that rows of a key stand before those of any
 * longer key. Content in rows and manifests of parts are in a family of their own, by id.
 */
final class Keys {
  private static final byte ESCAPED_ZERO = (byte) 0xFF;

  private Keys() {}

  static byte[] bucket(BucketId bucket) {
    return scope('b', bucket);
  }

  static byte[] configuration(BucketId bucket, String kind) {
    return join(scope('k', bucket), kind.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] usedBytes(BucketId bucket) {
    return join(scope('s', bucket), new byte[] {0});
  }

  static byte[] usedVersions(BucketId bucket) {
    return join(scope('s', bucket), new byte[] {1});
  }

  static byte[] current(BucketId bucket, ObjectKey key) {
    return join(scope('c', bucket), key.bytes());
  }

  static byte[] nullVersion(BucketId bucket, ObjectKey key) {
    return join(scope('n', bucket), key.bytes());
  }

  /** What all rows of former versions of a key begin with. */
  static byte[] versions(BucketId bucket, ObjectKey key) {
    return join(scope('v', bucket), escapedAndEnded(key.bytes()));
  }

  static byte[] version(BucketId bucket, ObjectKey key, long sequence) {
    return join(versions(bucket, key), number(~sequence));
  }

  static byte[] upload(BucketId bucket, ObjectKey key, long sequence) {
    return join(scope('u', bucket), escapedAndEnded(key.bytes()), number(sequence));
  }

  static byte[] parts(Stamp upload) {
    return join(new byte[] {'p'}, upload.bytes());
  }

  static byte[] part(Stamp upload, int number) {
    return join(parts(upload), new byte[] {(byte) (number >> 8), (byte) number});
  }

  static byte[] file(UUID id) {
    return join(new byte[] {'f'}, id(id));
  }

  static byte[] removal(UUID id) {
    return join(new byte[] {'x'}, id(id));
  }

  static byte[] ceiling() {
    return new byte[] {'q'};
  }

  static byte[] scrubbed() {
    return new byte[] {'l'};
  }

  static byte[] id(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID toUuid(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, 16);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  static byte[] number(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  static long toNumber(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** What all rows of a kind in a bucket begin with. */
  static byte[] scope(char kind, BucketId bucket) {
    return ByteBuffer.allocate(17)
        .put((byte) kind)
        .putLong(bucket.value().getMostSignificantBits())
        .putLong(bucket.value().getLeastSignificantBits())
        .array();
  }

  static byte[] join(byte[]... pieces) {
    int size = 0;
    for (byte[] piece : pieces) {
      size += piece.length;
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (byte[] piece : pieces) {
      joined.put(piece);
    }
    return joined.array();
  }

  /** The first row name after all that begin with this one. */
  static byte[] after(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, i + 1);
        next[i]++;
        return next;
      }
    }
    throw new IllegalArgumentException("Nothing comes after this");
  }

  /** A key with its zeros escaped, without an end: what rows of keys that begin so begin with. */
  static byte[] escaped(byte[] key) {
    return escape(key, 0);
  }

  static byte[] escapedAndEnded(byte[] key) {
    return escape(key, 2);
  }

  private static byte[] escape(byte[] key, int end) {
    int zeros = 0;
    for (byte next : key) {
      zeros += next == 0 ? 1 : 0;
    }
    byte[] escaped = new byte[key.length + zeros + end];
    int at = 0;
    for (byte next : key) {
      escaped[at++] = next;
      if (next == 0) {
        escaped[at++] = ESCAPED_ZERO;
      }
    }
    return escaped;
  }

  /** The key in a row name whose scope is this long and whose tail is 0 0 and 8 bytes. */
  static byte[] unescaped(byte[] row, int from) {
    int end = row.length - 10;
    byte[] key = new byte[end - from];
    int size = 0;
    for (int i = from; i < end; i++) {
      key[size++] = row[i];
      if (row[i] == 0) {
        i++;
      }
    }
    return size == key.length ? key : Arrays.copyOf(key, size);
  }
}
