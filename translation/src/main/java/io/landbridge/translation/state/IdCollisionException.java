// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.state;

import io.landbridge.translation.cloudstack.NativeId;

/** Two native objects of one kind share the digits that an EC2 id is made of. */
public final class IdCollisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IdCollisionException(String ec2Id, NativeId recorded, NativeId wanted) {
    super(ec2Id + " stands for " + recorded + " and cannot stand for " + wanted + " too");
  }
}
