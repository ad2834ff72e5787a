// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.translation.metadata.InstanceView;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose values stand where EC2 and CloudStack use one path. Dated versions are EC2's alone and show
 * its values whatever is chosen here.
 */
public enum TreeChoice {
  /** EC2's below {@code /latest/meta-data/}, CloudStack's in the older form {@code /latest/KEY}. */
  BOTH,
  /** EC2's in both places. */
  EC2,
  /** CloudStack's in both places. */
  CLOUDSTACK;

  /** The native tag by which an instance chooses for itself: both, ec2 or cloudstack. */
  public static final String TAG = "landbridge:metadata-tree";

  /** The instance's own choice, if it has made one that means something. */
  static Optional<TreeChoice> of(InstanceView view) {
    return view.instance().tags().stream()
        .filter(tag -> tag.key().filter(TAG::equals).isPresent())
        .flatMap(tag -> tag.value().stream())
        .findFirst()
        .flatMap(TreeChoice::find);
  }

  /** The choice that a word means: both, ec2 or cloudstack, in letters of either case. */
  public static Optional<TreeChoice> find(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "both" -> Optional.of(BOTH);
      case "ec2" -> Optional.of(EC2);
      case "cloudstack" -> Optional.of(CLOUDSTACK);
      default -> Optional.empty();
    };
  }
}
