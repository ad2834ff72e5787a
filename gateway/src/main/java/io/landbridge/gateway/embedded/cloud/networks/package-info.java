// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Guest networks, VPCs and the addresses inside them. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.networks;

import org.jspecify.annotations.NullMarked;
