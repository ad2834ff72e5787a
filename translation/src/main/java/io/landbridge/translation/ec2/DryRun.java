// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.schema.Shape;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import java.util.Collection;

/**
 * Answers requests that only ask whether the caller might. EC2 has no successful answer to a dry
 * run: both outcomes are errors. EC2 API 2016-11-15, parameter DryRun.
 */
final class DryRun {
  private final NativePermissions permissions;

  DryRun(NativePermissions permissions) {
    this.permissions = permissions;
  }

  /**
   * Ends a dry run; does nothing for a request that is meant.
   *
   * @param commands the native commands that the action needs
   * @throws AwsException {@code DryRunOperation} (412) when the caller's role grants all of them,
   *     {@code UnauthorizedOperation} (403) when it does not
   */
  void end(Call call, Collection<NativeCommand> commands, Shape request) {
    boolean asked = ShapeValues.find(request, "DryRun").filter(Boolean.TRUE::equals).isPresent();
    if (!asked) {
      return;
    }
    throw permissions.grantsAll(call, commands)
        ? Ec2Errors.dryRunOperation().toException()
        : Ec2Errors.unauthorizedOperation().toException();
  }
}
