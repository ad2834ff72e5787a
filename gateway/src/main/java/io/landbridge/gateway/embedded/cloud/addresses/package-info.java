// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Public addresses and static NAT. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.addresses;

import org.jspecify.annotations.NullMarked;
