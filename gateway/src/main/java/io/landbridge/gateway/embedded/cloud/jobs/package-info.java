// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Asynchronous jobs: their life in steps, their order on one machine, the commands that ask after
 * them.
 */
@NullMarked
package io.landbridge.gateway.embedded.cloud.jobs;

import org.jspecify.annotations.NullMarked;
