// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import io.landbridge.translation.cloudstack.NativeId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What an EC2 id looks like: the kind's prefix, a dash and seventeen lower-case hexadecimal digits.
 * For a native object these are the first digits of its UUID, so {@code
 * a1b2c3d4-e5f6-4789-9abc-def012345678} of an instance is {@code i-a1b2c3d4e5f647899}.
 */
public final class Ec2Ids {
  private static final int DIGITS = 17;

  private Ec2Ids() {}

  /** The id that every gateway derives for a native object. */
  public static String toEc2Id(ResourceKind kind, NativeId nativeId) {
    String uuid = nativeId.value();
    StringBuilder id = new StringBuilder(kind.prefix().length() + 1 + DIGITS);
    id.append(kind.prefix()).append('-');
    // 8-4-4-4-12: the first seventeen digits end in the first digit of the fourth group.
    return id.append(uuid, 0, 8)
        .append(uuid, 9, 13)
        .append(uuid, 14, 18)
        .append(uuid, 19, 20)
        .toString();
  }

  /** An id for an object that only the gateway knows. */
  public static String newGatewayId(ResourceKind kind, RandomGenerator random) {
    StringBuilder id = new StringBuilder(kind.prefix()).append('-');
    for (int digit = 0; digit < DIGITS; digit++) {
      id.append(Character.forDigit(random.nextInt(16), 16));
    }
    return id.toString();
  }

  /** Whether a text has the form of an id of this kind. */
  public static boolean isWellFormed(ResourceKind kind, String text) {
    int start = kind.prefix().length() + 1;
    return text.length() == start + DIGITS
        && text.startsWith(kind.prefix())
        && text.charAt(start - 1) == '-'
        && text.chars().skip(start).allMatch(Ec2Ids::isLowerHex);
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** The kind of which a text is a well-formed id. */
  public static Optional<ResourceKind> findKind(String text) {
    for (ResourceKind kind : ResourceKind.values()) {
      if (isWellFormed(kind, text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
