// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Volumes: roots and data disks. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.volumes;

import org.jspecify.annotations.NullMarked;
