// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import io.landbridge.ec2.model.VolumeAttachmentState;
import io.landbridge.translation.cloudstack.NativeId;
import java.time.Instant;
import java.util.Optional;

/**
 * A volume's place on a machine.
 *
 * @param machine the native machine
 * @param state how far it has come
 * @param since when it began, where that is known
 */
public record Attachment(NativeId machine, VolumeAttachmentState state, Optional<Instant> since) {}
