// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import io.landbridge.ec2.model.Instance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instance, with what both trees show of it. What a source does not know is absent, and its
 * keys are then not in the trees.
 *
 * @param instance EC2's shape of it, as DescribeInstances shows it to its owner; {@code
 *     metadataOptions} say how it may be asked
 * @param accountId the AWS account id of its owner
 * @param reservationId the reservation it was launched in
 * @param region the region it is in
 * @param publicKeys the keys that may log in, in the order of the machine's key pairs
 * @param cidrBlocks the IPv4 CIDR blocks of the subnets and VPCs of its interfaces, by EC2 id,
 *     where they are known: {@code subnet-… -> 10.1.1.0/24}
 * @param machine what CloudStack says of it
 */
public record InstanceView(
    Instance instance,
    Optional<String> accountId,
    Optional<String> reservationId,
    String region,
    List<PublicKey> publicKeys,
    Map<String, String> cidrBlocks,
    Machine machine) {

  public InstanceView {
    publicKeys = List.copyOf(publicKeys);
    cidrBlocks = Map.copyOf(cidrBlocks);
  }

  /** A public key in the form of OpenSSH under the name of its key pair. */
  public record PublicKey(String name, String openSsh) {}

  /**
   * The values of CloudStack's tree, as a virtual router serves them to a machine.
   *
   * @param id the machine's UUID
   * @param name its host name
   * @param serviceOffering the display name of its offering
   * @param zone its zone's name
   * @param cloudIdentifier {@code CloudStack-{…}} with the cloud's own id
   * @param domain the name of its domain, and {@code domainId} that domain's UUID
   * @param hypervisorHost the host it runs on, where the cloud tells guests
   * @param address its address in its default network
   * @param publicAddress the address of its static NAT
   */
  public record Machine(
      String id,
      Optional<String> name,
      Optional<String> serviceOffering,
      Optional<String> zone,
      Optional<String> cloudIdentifier,
      Optional<String> domain,
      Optional<String> domainId,
      Optional<String> hypervisorHost,
      Optional<String> address,
      Optional<String> publicAddress) {}

  /** The EC2 id; what tokens are bound to. */
  public String instanceId() {
    return instance.instanceId().orElse(machine.id());
  }
}
