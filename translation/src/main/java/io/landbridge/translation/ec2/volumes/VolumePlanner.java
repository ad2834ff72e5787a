// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.CreateVolumeRequest;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.DiskOffering;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Snapshot;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.regions.NamedZone;
import io.landbridge.translation.ec2.regions.Zones;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out how to make the volume of a request; changes nothing. */
final class VolumePlanner {
  private static final long GIB = 1L << 30;

  private final Ec2Backend backend;
  private final VolumeTypes types;
  private final Zones zones;

  VolumePlanner(Ec2Backend backend) {
    this.backend = backend;
    this.types = new VolumeTypes(backend);
    this.zones = new Zones(backend);
  }

  VolumePlan plan(Call call, CreateVolumeRequest request) {
    NativeRequest create =
        NativeRequest.of(NativeCommand.CREATE_VOLUME).with("zoneid", zone(call, request));
    Optional<String> snapshotId = snapshotId(request);
    return snapshotId.isPresent()
        ? fromSnapshot(call, request, create, snapshot(call, snapshotId.get()))
        : empty(call, request, create);
  }

  /** The snapshot that a request names; an empty text names none. */
  static Optional<String> snapshotId(CreateVolumeRequest request) {
    return request.snapshotId().filter(id -> !id.isEmpty());
  }

  static String type(CreateVolumeRequest request) {
    return request.volumeType().map(type -> type.wire()).orElse(VolumeTypes.DEFAULT);
  }

  private NativeId zone(Call call, CreateVolumeRequest request) {
    NamedZone zone =
        request.availabilityZone().isPresent()
            ? zones.getByName(call, request.availabilityZone().get())
            : request
                .availabilityZoneId()
                .flatMap(id -> zones.findByZoneId(call, id))
                .orElseThrow(() ->
                    Ec2Errors.invalidParameterValue("Invalid availability zone-id").toException());
    return zone.nativeId();
  }

  private VolumePlan empty(Call call, CreateVolumeRequest request, NativeRequest create) {
    DiskOffering offering = types.get(call, type(request));
    checkEncryption(request, offering);
    int size = request.size().orElseThrow();
    NativeRequest sized = create.with("diskofferingid", offering.id());
    if (offering.iscustomized().orElse(false)) {
      sized = sized.with("size", size);
    } else if (offering.disksize().orElse(0L) != size) {
      throw Ec2Errors.invalidParameterValue(
              "Volumes of type %s have %d GiB in this cloud."
                  .formatted(type(request), offering.disksize().orElse(0L)))
          .toException();
    }
    return performing(request, offering, sized, Optional.empty());
  }

  private VolumePlan fromSnapshot(
      Call call, CreateVolumeRequest request, NativeRequest create, Snapshot snapshot) {
    checkSize(request, snapshot);
    Optional<DiskOffering> wanted =
        request.volumeType().isPresent()
            ? Optional.of(types.get(call, type(request)))
            : types.find(call, VolumeTypes.DEFAULT).filter(_ -> isOfRoot(snapshot));
    NativeRequest from = create.with("snapshotid", snapshot.id());
    if (request.size().isPresent()) {
      from = from.with("size", request.size().get());
    }
    if (wanted.isEmpty()) {
      refuseEncryption(request);
      return new VolumePlan(from, Map.of(), Optional.empty());
    }
    checkEncryption(request, wanted.get());
    // Natively only a volume of a root volume's snapshot can choose its offering.
    return isOfRoot(snapshot)
        ? performing(
            request, wanted.get(), from.with("diskofferingid", wanted.get().id()), Optional.empty())
        : performing(request, wanted.get(), from, wanted.map(DiskOffering::id));
  }

  private static boolean isOfRoot(Snapshot snapshot) {
    return snapshot.volumetype().filter("ROOT"::equals).isPresent();
  }

  private static void checkSize(CreateVolumeRequest request, Snapshot snapshot) {
    long least = (snapshot.virtualsize().orElse(0L) + GIB - 1) / GIB;
    if (request.size().filter(size -> size < least).isPresent()) {
      throw Ec2Errors.invalidParameterValue(
              "The volume size is smaller than the snapshot, expect size >= " + least + " GiB.")
          .toException();
    }
  }

  private static VolumePlan performing(
      CreateVolumeRequest request,
      DiskOffering offering,
      NativeRequest create,
      Optional<NativeId> settleOn) {
    Map<String, String> facts = new HashMap<>();
    facts.put(VolumeFacts.VOLUME_TYPE, type(request));
    request.throughput().ifPresent(n -> facts.put(VolumeFacts.THROUGHPUT, Integer.toString(n)));
    NativeRequest sent = create;
    if (request.iops().isPresent()) {
      int iops = request.iops().get();
      if (offering.iscustomizediops().orElse(false)) {
        sent = create.with("miniops", iops).with("maxiops", iops);
      } else {
        facts.put(VolumeFacts.IOPS, Integer.toString(iops));
      }
    }
    return new VolumePlan(sent, facts, settleOn);
  }

  private static void checkEncryption(CreateVolumeRequest request, DiskOffering offering) {
    if (!offering.encrypt().orElse(false)) {
      refuseEncryption(request);
    }
  }

  private static void refuseEncryption(CreateVolumeRequest request) {
    if (request.encrypted().orElse(false)) {
      throw Ec2Errors.unsupportedOperation(
              "Volumes of type " + type(request) + " are not encrypted in this cloud.")
          .toException();
    }
  }

  private Snapshot snapshot(Call call, String snapshotId) {
    NativeId id = backend.ids().getNativeId(call, ResourceKind.SNAPSHOT, snapshotId);
    Snapshot found =
        backend
            .cloud()
            .list(
                call, NativeRequest.of(NativeCommand.LIST_SNAPSHOTS).with("id", id), Snapshot.class)
            .stream()
            .filter(snapshot -> call.caller().owns(snapshot.account(), snapshot.domainid()))
            .findFirst()
            .orElseThrow(() -> IdErrors.notFound(ResourceKind.SNAPSHOT, snapshotId));
    if (!found.state().equals("BackedUp")) {
      throw notReady(snapshotId);
    }
    return found;
  }

  private static AwsException notReady(String snapshotId) {
    return Ec2Errors.incorrectState("Snapshot is in invalid state - pending: " + snapshotId)
        .toException();
  }
}
