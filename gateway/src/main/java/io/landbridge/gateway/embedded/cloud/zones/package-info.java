// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Zones, regions, hypervisors and the hosts inside a zone. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.zones;

import org.jspecify.annotations.NullMarked;
