// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.VolumeModification;
import io.landbridge.ec2.model.VolumeModificationState;
import io.landbridge.ec2.model.VolumeType;
import io.landbridge.schema.WireEnum;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last modification of a volume, as the store keeps it among the volume's facts.
 *
 * @param state how it stands
 * @param message why it failed; empty otherwise
 * @param original what the volume was
 * @param target what it is to be
 * @param start when it began
 * @param end when it ended; empty while it is under way
 */
record Modification(
    VolumeModificationState state,
    String message,
    Spec original,
    Spec target,
    Instant start,
    Optional<Instant> end) {
  private static final String PREFIX = "modification.";
  private static final String STATE = PREFIX + "state";
  private static final String MESSAGE = PREFIX + "message";
  private static final String START = PREFIX + "start";
  private static final String END = PREFIX + "end";
  private static final String ORIGINAL = PREFIX + "original.";
  private static final String TARGET = PREFIX + "target.";

  /**
   * What of a volume can be modified.
   *
   * @param size in GiB
   * @param type the EC2 volume type
   * @param iops I/O operations per second, where the type has such a number
   * @param throughput in MiB/s, where the type has such a number
   */
  record Spec(int size, String type, Optional<Integer> iops, Optional<Integer> throughput) {
    private void putTo(Map<String, String> facts, String prefix) {
      facts.put(prefix + "size", Integer.toString(size));
      facts.put(prefix + "type", type);
      facts.put(prefix + "iops", iops.map(String::valueOf).orElse(""));
      facts.put(prefix + "throughput", throughput.map(String::valueOf).orElse(""));
    }

    private static Spec read(Map<String, String> facts, String prefix) {
      return new Spec(
          Integer.parseInt(facts.getOrDefault(prefix + "size", "0")),
          facts.getOrDefault(prefix + "type", VolumeTypes.OTHER),
          number(facts.getOrDefault(prefix + "iops", "")),
          number(facts.getOrDefault(prefix + "throughput", "")));
    }

    private static Optional<Integer> number(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }
  }

  /** One that begins now. */
  static Modification begun(Spec original, Spec target, Instant now) {
    return new Modification(
        VolumeModificationState.MODIFYING, "", original, target, now, Optional.empty());
  }

  /** The same after its end. */
  Modification ended(VolumeModificationState how, String why, Instant now) {
    return new Modification(how, why, original, target, start, Optional.of(now));
  }

  /** The last modification of a volume with these facts. */
  static Optional<Modification> find(Map<String, String> facts) {
    return Optional.ofNullable(facts.get(STATE))
        .flatMap(wire -> WireEnum.find(VolumeModificationState.class, wire))
        .map(state -> {
          String end = facts.getOrDefault(END, "");
          return new Modification(
              state,
              facts.getOrDefault(MESSAGE, ""),
              Spec.read(facts, ORIGINAL),
              Spec.read(facts, TARGET),
              Instant.parse(facts.getOrDefault(START, Instant.EPOCH.toString())),
              end.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(end)));
        });
  }

  Map<String, String> toFacts() {
    Map<String, String> facts = new HashMap<>();
    facts.put(STATE, state.wire());
    facts.put(MESSAGE, message);
    facts.put(START, start.toString());
    facts.put(END, end.map(Instant::toString).orElse(""));
    original.putTo(facts, ORIGINAL);
    target.putTo(facts, TARGET);
    return facts;
  }

  VolumeModification toShape(String volumeId) {
    return VolumeModification.builder()
        .volumeId(volumeId)
        .modificationState(state)
        .statusMessage(message.isEmpty() ? Optional.empty() : Optional.of(message))
        .originalSize(original.size())
        .originalVolumeType(WireEnum.find(VolumeType.class, original.type()))
        .originalIops(original.iops())
        .originalThroughput(original.throughput())
        .originalMultiAttachEnabled(false)
        .targetSize(target.size())
        .targetVolumeType(WireEnum.find(VolumeType.class, target.type()))
        .targetIops(target.iops())
        .targetThroughput(target.throughput())
        .targetMultiAttachEnabled(false)
        .progress(state == VolumeModificationState.COMPLETED ? 100L : 0L)
        .startTime(start)
        .endTime(end)
        .build();
  }
}
