// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Service, disk, network and VPC offerings. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.offerings;

import org.jspecify.annotations.NullMarked;
