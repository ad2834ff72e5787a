// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.JobOutcome;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.Network;
import io.landbridge.translation.cloudstack.SecurityGroup;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Volume;
import io.landbridge.translation.cloudstack.Vpc;
import io.landbridge.translation.identity.ServiceAccount;
import java.time.Duration;
import java.util.List;

/**
 * The cloud as one account sees it, answered from what was read for all accounts: the code that
 * makes Describe answers makes views from it without asking the cloud for each owner. Its sessions'
 * credentials are never used.
 */
final class OwnersCloud implements CloudStack {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Lists lists;
  private final NativeCatalogue catalogue;
  private final ServiceAccount service;

  /**
   * What an account sees.
   *
   * @param networks its own, and those that it shares with others
   */
  record Lists(
      List<VirtualMachine> machines,
      List<Volume> volumes,
      List<Vpc> vpcs,
      List<Network> networks,
      List<SecurityGroup> groups) {}

  /**
   * @param catalogue zones and offerings, which are every account's
   */
  OwnersCloud(Lists lists, NativeCatalogue catalogue, ServiceAccount service) {
    this.lists = lists;
    this.catalogue = catalogue;
    this.service = service;
  }

  @Override
  public <T> List<T> list(NativeSession session, NativeRequest request, Class<T> type) {
    List<?> found =
        switch (request.command()) {
          case LIST_VIRTUAL_MACHINES -> lists.machines();
          case LIST_VOLUMES -> lists.volumes();
          case LIST_VPCS -> lists.vpcs();
          case LIST_NETWORKS -> lists.networks();
          case LIST_SECURITY_GROUPS -> lists.groups();
          case LIST_ZONES -> catalogue.zones(service.session(LONGEST));
          case LIST_SERVICE_OFFERINGS -> catalogue.serviceOfferings(service.session(LONGEST));
          default -> throw notRead(request);
        };
    return found.stream().map(type::cast).toList();
  }

  @Override
  public <T> T call(NativeSession session, NativeRequest request, Class<T> type) {
    throw notRead(request);
  }

  @Override
  public Submission submit(NativeSession session, NativeRequest request) {
    throw notRead(request);
  }

  @Override
  public JobOutcome poll(NativeSession session, Submission submission) {
    throw notRead(NativeRequest.of(submission.command()));
  }

  @Override
  public <T> T await(NativeSession session, Submission submission, Class<T> type) {
    throw notRead(NativeRequest.of(submission.command()));
  }

  private static IllegalStateException notRead(NativeRequest request) {
    return new IllegalStateException("Views are not made from " + request);
  }
}
