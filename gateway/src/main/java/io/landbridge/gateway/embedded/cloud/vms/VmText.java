// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.state.View;

/** How errors speak of machines. */
final class VmText {
  private VmText() {}

  /** Such as {@code VM instance {"id":5,"instanceName":"i-3-5-VM",...}}. */
  static String instance(View view, Vm vm) {
    return "VM instance {\"id\":%d,\"instanceName\":\"%s\",\"state\":\"%s\",\"type\":\"User\",\"uuid\":\"%s\"}"
        .formatted(vm.number(), instanceName(view, vm), vm.state().wireName(), vm.id());
  }

  static String instanceName(View view, Vm vm) {
    return vm.instanceName(view.get(Account.KIND, vm.accountId()).number());
  }

  /**
   * The machine that a job works on.
   *
   * @throws ApiException 431 when it has gone
   */
  static Vm target(View view, JobCall job) {
    return view.find(Vm.KIND, job.target())
        .filter(vm -> vm.state() != VmState.EXPUNGING)
        .orElseThrow(() ->
            Errors.invalid(
                "unable to find a virtual machine with id "
                    + view.findRemoved(Vm.KIND, job.target())
                        .orElseGet(() -> view.get(Vm.KIND, job.target()).number())));
  }
}
