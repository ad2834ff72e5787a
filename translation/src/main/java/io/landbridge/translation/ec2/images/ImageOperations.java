// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.ec2.Ec2Operations;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.ec2.Ec2Action;
import java.util.List;

/** The actions about images. */
public final class ImageOperations {
  /** The lines of the table of supported actions. */
  public static final List<Ec2Action<?, ?>> ACTIONS =
      List.of(
          Ec2Action.of(Ec2Operations.DESCRIBE_IMAGES, backend -> new DescribeImages(backend))
              .needs(NativeCommand.LIST_TEMPLATES)
              .ignores("IncludeDeprecated", "no image is deprecated")
              .ignores("IncludeDisabled", "no image is disabled"));

  private ImageOperations() {}
}
