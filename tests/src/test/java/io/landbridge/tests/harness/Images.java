// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/** Images to start instances from. */
public final class Images {
  private Images() {}

  /** The id of an available x86_64 image that is not Windows. */
  public static String linux(Ec2Client ec2) {
    return ec2
        .describeImages(r ->
            r.filters(
                Filter.builder().name("architecture").values("x86_64").build(),
                Filter.builder().name("state").values("available").build()))
        .images()
        .stream()
        .filter(image -> image.platformAsString() == null)
        .map(Image::imageId)
        .findFirst()
        .orElseThrow();
  }
}
