// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Optional;

/**
 * Which part of a bucket's keys to list.
 *
 * @param prefix what keys begin with; may be empty
 * @param delimiter where keys are cut into common prefixes
 * @param max how many entries, objects and common prefixes together, at most; 0 gives an empty page
 */
public record PageRequest(String prefix, Optional<String> delimiter, int max) {

  public PageRequest {
    if (max < 0) {
      throw new IllegalArgumentException("A page cannot hold " + max + " entries");
    }
    delimiter = delimiter.filter(text -> !text.isEmpty());
  }

  /** Every key, this many a page. */
  public static PageRequest of(int max) {
    return new PageRequest("", Optional.empty(), max);
  }
}
