// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;

/**
 * One kind of EC2 client of the AWS SDK for Java, so that a set of cases is written once. Errors
 * are {@link software.amazon.awssdk.services.ec2.model.Ec2Exception}s whichever kind it is.
 */
public interface Ec2Driver extends AutoCloseable {
  /** The operations. */
  Ec2Calls calls();

  /** Waits with the SDK's own waiter, which polls faster here than it does by default. */
  void await(Waiting waiting, String id);

  /** All pages of the SDK's own paginator. */
  List<DescribeInstancesResponse> pages(DescribeInstancesRequest request);

  @Override
  void close();

  /** What to wait for. */
  enum Waiting {
    /** Instance. */
    INSTANCE_RUNNING,
    /** Instance. */
    INSTANCE_STOPPED,
    /** Instance. */
    INSTANCE_TERMINATED,
    /** Volume. */
    VOLUME_AVAILABLE,
    /** Volume. */
    VOLUME_IN_USE,
    /** Snapshot. */
    SNAPSHOT_COMPLETED
  }
}
