// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema;

import java.util.Optional;

/** A constant of one of the API's enumerations. */
public interface WireEnum {

  /** The text that stands for it on the wire. */
  String wire();

  /** The constant of this enumeration that the text stands for, case-sensitive. */
  static <E extends Enum<E> & WireEnum> Optional<E> find(Class<E> enumeration, String wire) {
    for (E constant : enumeration.getEnumConstants()) {
      if (constant.wire().equals(wire)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
