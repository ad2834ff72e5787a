// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import java.util.List;
import java.util.Optional;

/**
 * What one Describe answer holds.
 *
 * @param items the items of this page, ordered by their key
 * @param nextToken what the next request must carry; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {
  public Page {
    items = List.copyOf(items);
  }
}
