// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/** Images to start instances from. */
public final class Images {
  private Images() {}

  /** The id of a public, available x86_64 image that is not Windows. */
  public static String linux(Ec2Client ec2) {
    return linuxIn(ec2.describeImages(Images::ask));
  }

  /** The id of a public, available x86_64 image that is not Windows. */
  public static String linux(Ec2Calls ec2) {
    return linuxIn(ec2.describeImages(Images::ask));
  }

  private static void ask(DescribeImagesRequest.Builder request) {
    request.filters(
        // An account's own image may be a test's, and want what other tests do not expect.
        Filter.builder().name("is-public").values("true").build(),
        Filter.builder().name("architecture").values("x86_64").build(),
        Filter.builder().name("state").values("available").build());
  }

  private static String linuxIn(DescribeImagesResponse images) {
    return images.images().stream()
        .filter(image -> image.platformAsString() == null)
        .map(Image::imageId)
        .findFirst()
        .orElseThrow();
  }
}
