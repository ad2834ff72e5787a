// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.checksum;

import java.util.Arrays;
import java.util.Optional;

/** What the checksum of an object is over; the model's {@code ChecksumType}. */
public enum Coverage {
  /** Over the object's bytes. */
  FULL_OBJECT,
  /** Over the checksums of the object's parts; written with {@code -} and their number. */
  COMPOSITE;

  /** The coverage of this name, for example of {@code x-amz-checksum-type}. */
  public static Optional<Coverage> find(String name) {
    return Arrays.stream(values()).filter(c -> c.name().equals(name)).findFirst();
  }
}
