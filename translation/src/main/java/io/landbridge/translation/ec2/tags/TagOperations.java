// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.tags;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The tag actions. */
public final class TagOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(
                  Ec2Operations.CREATE_TAGS,
                  backend -> new CreateTags(backend.ids(), backend.tags()))
              .needs(NativeCommand.CREATE_TAGS, NativeCommand.DELETE_TAGS, NativeCommand.LIST_TAGS),
          Ec2Action.of(
                  Ec2Operations.DELETE_TAGS,
                  backend -> new DeleteTags(backend.ids(), backend.tags()))
              .needs(NativeCommand.DELETE_TAGS, NativeCommand.LIST_TAGS),
          Ec2Action.of(
                  Ec2Operations.DESCRIBE_TAGS,
                  backend -> new DescribeTags(backend.describe(), backend.tags()))
              .needs(NativeCommand.LIST_TAGS));

  private TagOperations() {}
}
