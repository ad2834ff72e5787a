// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Security groups and their rules. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.securitygroups;

import org.jspecify.annotations.NullMarked;
