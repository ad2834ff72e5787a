// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.ec2;

import io.landbridge.query.ActionTable;
import io.landbridge.query.EmptySet;
import io.landbridge.query.Operation;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What is known of an EC2 action by its name. Source: EC2 API 2016-11-15. */
public final class Ec2Actions {
  private Ec2Actions() {}

  /** Whether EC2 has an action with this name. */
  public static boolean isKnown(String name) {
    return Ec2Operations.TABLE.isKnown(name);
  }

  /** Whether an action of this name only reads. */
  public static boolean isRead(String name) {
    return ActionTable.isRead(name);
  }

  /** The action with this name, where its shapes are known; the others are known by name only. */
  public static Optional<Operation<?, ?>> findOperation(String name) {
    return Ec2Operations.TABLE.findOperation(name);
  }

  /** The read with this name whose result is known only as the empty set. */
  public static Optional<Operation<?, EmptySet>> findEmptyRead(String name) {
    return emptyReads().stream().filter(read -> read.name().equals(name)).findFirst();
  }

  /** The names of all actions of EC2, sorted. */
  public static SortedSet<String> names() {
    return Ec2Operations.TABLE.names();
  }

  /** The reads whose result is known only as the empty set, by name. */
  public static List<Operation<?, EmptySet>> emptyReads() {
    return Ec2Operations.EMPTY_READS;
  }
}
