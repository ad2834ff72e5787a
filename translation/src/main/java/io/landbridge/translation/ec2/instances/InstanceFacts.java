// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

/** Names of what the store keeps about an instance, under its native id. */
public final class InstanceFacts {
  /** The EC2 id of the reservation that launched it. */
  public static final String RESERVATION = "reservation";

  /** Its position among the instances of its reservation, from 0. */
  public static final String LAUNCH_INDEX = "launch-index";

  /** The client token of the request that launched it. */
  public static final String CLIENT_TOKEN = "client-token";

  /** {@code stop} or {@code terminate}. */
  public static final String SHUTDOWN_BEHAVIOR = "instance-initiated-shutdown-behavior";

  /** {@code true} when it may not be stopped. */
  public static final String DISABLE_API_STOP = "disable-api-stop";

  /** {@code false} when traffic need not be its own. */
  public static final String SOURCE_DEST_CHECK = "source-dest-check";

  /** {@code true} when detailed monitoring was asked for. */
  public static final String MONITORING = "monitoring";

  /** {@code true} when EBS optimisation was asked for. */
  public static final String EBS_OPTIMIZED = "ebs-optimized";

  /**
   * Native ids of its security groups, separated by commas, where the network has none natively.
   */
  public static final String SECURITY_GROUPS = "security-groups";

  /** Before the name of a metadata option, for example {@code metadata-http-tokens}. */
  public static final String METADATA_HTTP_TOKENS = "metadata-http-tokens";

  public static final String METADATA_HTTP_ENDPOINT = "metadata-http-endpoint";
  public static final String METADATA_HOP_LIMIT = "metadata-http-put-response-hop-limit";
  public static final String METADATA_IPV6 = "metadata-http-protocol-ipv6";
  public static final String METADATA_TAGS = "metadata-instance-metadata-tags";

  /** The root device's name, as the image had it at launch. */
  public static final String ROOT_DEVICE_NAME = "root-device-name";

  /** {@code true} for a machine of a launch that was refused; it is not shown. */
  public static final String ROLLED_BACK = "rolled-back";

  private InstanceFacts() {}
}
