// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.util.zip.Checksum;
import software.amazon.awssdk.crt.checksums.CRC64NVME;

/**
 * CRC-64/NVME as fast as this machine has it: by the AWS Common Runtime, which multiplies without
 * carries and is twenty times as fast as tables, or by {@link Crc64Nvme} where that has no library
 * for the platform. S3 computes this checksum of every object whose sender announces none.
 */
final class FastCrc64Nvme {
  private static final boolean LOADED = load();

  private FastCrc64Nvme() {}

  private static boolean load() {
    try {
      var _ = new CRC64NVME();
      return true;
    } catch (LinkageError e) {
      return false; // the runtime has said why on the standard error
    }
  }

  /** A new computation. The first one loads the library, which takes a part of a second. */
  static Checksum start() {
    return LOADED ? new CRC64NVME() : new Crc64Nvme();
  }
}
