// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.landbridge.gateway.embedded.cloud.accounts.Account;
import io.landbridge.gateway.embedded.cloud.api.ApiError;
import io.landbridge.gateway.embedded.cloud.api.ApiException;
import io.landbridge.gateway.embedded.cloud.api.Arguments;
import io.landbridge.gateway.embedded.cloud.api.Call;
import io.landbridge.gateway.embedded.cloud.api.Command;
import io.landbridge.gateway.embedded.cloud.api.Command.HostCommand;
import io.landbridge.gateway.embedded.cloud.api.Command.JobCall;
import io.landbridge.gateway.embedded.cloud.api.Errors;
import io.landbridge.gateway.embedded.cloud.limits.Limits;
import io.landbridge.gateway.embedded.cloud.limits.ResourceType;
import io.landbridge.gateway.embedded.cloud.offerings.DiskOffering;
import io.landbridge.gateway.embedded.cloud.state.Transaction;
import java.util.List;
import java.util.Optional;

/** Another size or offering for a volume. Source: recordings resizeVolume*. */
final class ResizeCommands {
  private final Limits limits;

  ResizeCommands(Limits limits) {
    this.limits = limits;
  }

  List<Command> commands() {
    return List.of(
        resize("resizeVolume", "user.volume.ResizeVolumeCmd"),
        resize("changeOfferingForVolume", "user.volume.ChangeOfferingForVolumeCmd"));
  }

  private Command resize(String name, String jobClass) {
    return Command.job(
        name,
        jobClass,
        ResizeCommands::accept,
        (_, _) -> {},
        Command.step(
            1,
            new HostCommand(
                "ResizeVolumeCommand",
                (_, job) ->
                    Errors.unexpected(
                        "Failed to resize volume operation of volume UUID: ["
                            + job.target()
                            + "]")),
            this::apply));
  }

  private static Command.Target accept(Transaction transaction, Call call) {
    call.findEntity(transaction, "diskofferingid", DiskOffering.KIND);
    return VolumeCommands.acceptOwn(transaction, call);
  }

  private Optional<ObjectNode> apply(Transaction transaction, JobCall job) {
    Call call = job.call();
    Arguments arguments = call.arguments();
    Volume volume =
        transaction
            .find(Volume.KIND, job.target())
            .orElseThrow(() -> Errors.invalid("Please specify a volume that exists"));
    Optional<DiskOffering> offering =
        call.findEntity(transaction, "diskofferingid", DiskOffering.KIND);
    long size = size(arguments, offering, volume);
    if (size < volume.sizeInBytes() && !arguments.isTrue("shrinkok")) {
      throw new ApiException(
          new ApiError(
              432,
              9999,
              "Going from existing size of "
                  + volume.sizeInBytes()
                  + " to size of "
                  + size
                  + " would shrink the volume.Need to sign off by supplying the shrinkok parameter"
                  + " with value of true."));
    }
    Account owner = transaction.get(Account.KIND, volume.accountId());
    long more = Math.max(0, size - volume.sizeInBytes()) / Volumes.GIB;
    limits.require(transaction, call, owner, ResourceType.PRIMARY_STORAGE, more);
    Volume changed =
        volume.withOffering(
            offering.map(DiskOffering::id).or(volume::diskOfferingId),
            size,
            arguments.number("miniops").or(volume::minIops),
            arguments.number("maxiops").or(volume::maxIops));
    return Optional.of(VolumeViews.result(transaction, job, transaction.put(Volume.KIND, changed)));
  }

  private static long size(Arguments arguments, Optional<DiskOffering> offering, Volume volume) {
    Optional<Long> gib = arguments.number("size");
    if (gib.isPresent() && gib.get() < 1) {
      throw Errors.invalid("The size must be at least 1 GB");
    }
    if (offering.isPresent() && !offering.get().customized()) {
      return offering.get().sizeGiB() * Volumes.GIB;
    }
    return gib.map(n -> n * Volumes.GIB).orElse(volume.sizeInBytes());
  }
}
