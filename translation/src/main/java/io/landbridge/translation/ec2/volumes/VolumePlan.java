// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import java.util.Map;
import java.util.Optional;

/**
 * How a volume is to be made.
 *
 * @param request the native command, without the volume's name
 * @param facts what the store is to hold about the volume
 * @param settleOn the offering to give it once it is there, where it cannot be made with it
 */
record VolumePlan(NativeRequest request, Map<String, String> facts, Optional<NativeId> settleOn) {
  VolumePlan {
    facts = Map.copyOf(facts);
  }
}
