// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Failures on request: host commands that fail or take long, commands that answer an error. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.faults;

import org.jspecify.annotations.NullMarked;
