// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import java.util.Optional;

/**
 * One row to be written.
 *
 * @param body the entity as JSON; empty when it is removed
 */
record Change(String kind, String id, long number, Optional<String> body) {}
