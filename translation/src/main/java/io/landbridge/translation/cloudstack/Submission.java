// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * What CloudStack answers at once to an asynchronous command.
 *
 * @param command the command that began the job
 * @param jobId the job to follow
 * @param entityId the entity that the command makes or works on, where the command tells it
 */
public record Submission(NativeCommand command, NativeId jobId, Optional<NativeId> entityId) {}
