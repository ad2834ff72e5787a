// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.volumes;

import io.landbridge.gateway.embedded.cloud.state.Transaction;
import io.landbridge.gateway.embedded.cloud.state.View;
import io.landbridge.gateway.embedded.cloud.tags.Tags;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Volumes as machines need them. */
public final class Volumes {
  /** Bytes of one GiB. */
  public static final long GIB = 1L << 30;

  private static final int MOST_DEVICES = 16;
  // The place of the CD drive.
  private static final int RESERVED_DEVICE = 3;

  private Volumes() {}

  /** The volumes of a machine, the root disk first. */
  public static Collection<Volume> of(View view, String vmId) {
    return view.by(Volume.KIND, Volume.VM, vmId);
  }

  /** Whether the root disk of a machine has been made: the machine has started at least once. */
  public static boolean rootIsOnStorage(View view, String vmId) {
    return of(view, vmId).stream()
        .anyMatch(volume -> volume.root() && volume.state() != VolumeState.ALLOCATED);
  }

  /** The machine starts: its volumes are on storage from now on. */
  public static void makeReady(Transaction transaction, String vmId) {
    for (Volume volume : List.copyOf(of(transaction, vmId))) {
      if (volume.state() == VolumeState.ALLOCATED) {
        transaction.put(Volume.KIND, volume.withState(VolumeState.READY));
      }
    }
  }

  /** The machine goes: its root disk goes with it, data disks stay without a machine. */
  public static void release(Transaction transaction, String vmId, Collection<String> alsoRemove) {
    for (Volume volume : List.copyOf(of(transaction, vmId))) {
      if (volume.root() || alsoRemove.contains(volume.id())) {
        remove(transaction, volume.id());
      } else {
        transaction.put(Volume.KIND, volume.detached());
      }
    }
  }

  static void remove(Transaction transaction, String id) {
    Tags.removeAll(transaction, id);
    transaction.remove(Volume.KIND, id);
  }

  /** The lowest free place in a machine; -1 when all are taken. */
  public static int freeDevice(View view, String vmId, Collection<Integer> taken) {
    Set<Integer> used = new HashSet<>(taken);
    of(view, vmId).forEach(volume -> volume.device().ifPresent(used::add));
    for (int device = 1; device < MOST_DEVICES; device++) {
      if (device != RESERVED_DEVICE && !used.contains(device)) {
        return device;
      }
    }
    return -1;
  }
}
