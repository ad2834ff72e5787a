// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.nio.ByteBuffer;

/** A checksum that is being computed. One thread at a time has it. */
public interface RunningChecksum {

  /** Which checksum this is. */
  Algorithm algorithm();

  /** Takes the remaining bytes of the buffer, which is empty afterwards. */
  void update(ByteBuffer bytes);

  /** The checksum of all bytes so far in wire order. The computation ends with this. */
  byte[] digest();

  /** The same as a value. The computation ends with this. */
  default ChecksumValue value() {
    return ChecksumValue.of(algorithm(), digest());
  }
}
