// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import io.landbridge.ec2.model.GetPasswordDataRequest;
import io.landbridge.ec2.model.GetPasswordDataResult;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.VirtualMachinePassword;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.Ec2Operation;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;

/**
 * Tells the password of an instance, encrypted for its key pair. EC2 API 2016-11-15,
 * GetPasswordData; native {@code getVMPassword}, whose encryption is the same.
 */
final class GetPasswordData implements Ec2Operation<GetPasswordDataRequest, GetPasswordDataResult> {
  private final Ec2Backend backend;
  private final Instances instances;

  GetPasswordData(Ec2Backend backend) {
    this.backend = backend;
    this.instances = new Instances(backend);
  }

  @Override
  public void validate(Call call, GetPasswordDataRequest request) {
    Ids.requireWellFormed(ResourceKind.INSTANCE, List.of(request.instanceId()));
  }

  @Override
  public GetPasswordDataResult handle(Call call, GetPasswordDataRequest request) {
    OwnedInstance.Live live =
        instances
            .getAllLive(call, List.of(request.instanceId()), "asked for its password")
            .getFirst();
    return GetPasswordDataResult.builder()
        .instanceId(live.instanceId())
        .timestamp(backend.clock().instant())
        .passwordData(password(call, live))
        .build();
  }

  private String password(Call call, OwnedInstance.Live live) {
    try {
      return backend
          .cloud()
          .call(
              call,
              NativeRequest.of(NativeCommand.GET_VM_PASSWORD).with("id", live.nativeId()),
              VirtualMachinePassword.class)
          .encryptedpassword();
    } catch (NativeException e) {
      // Recording getVMPassword-encrypted: a machine without a password is an error natively; EC2
      // answers an empty text until there is one, and tools go on asking.
      if (e.error().text().startsWith("No password")) {
        return "";
      }
      throw e;
    }
  }
}
