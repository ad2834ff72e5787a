// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.util.List;

/**
 * What a scrub found.
 *
 * @param pieces how many pieces of content were read and compared
 * @param bytes how many bytes they have on the disk
 * @param damages content that is missing or not what was written; the first thousand
 * @param orphans files that no row named, which were removed
 */
public record ScrubReport(long pieces, long bytes, List<Damage> damages, long orphans) {
  /** What there is to say of an empty store. */
  static final ScrubReport NOTHING = new ScrubReport(0, 0, List.of(), 0);

  public ScrubReport {
    damages = List.copyOf(damages);
  }

  /**
   * A piece of content that cannot be given out any more.
   *
   * @param bucket the bucket's id
   * @param key the object's key
   * @param place the file or row that should have it
   * @param what what is wrong with it
   */
  public record Damage(String bucket, String key, String place, String what) {}
}
