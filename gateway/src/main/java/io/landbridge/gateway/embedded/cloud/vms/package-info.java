// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Virtual machines: their life, their cards, their passwords. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.vms;

import org.jspecify.annotations.NullMarked;
