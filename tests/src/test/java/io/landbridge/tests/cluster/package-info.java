// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Several gateways over one cloud. */
@NullMarked
package io.landbridge.tests.cluster;

import org.jspecify.annotations.NullMarked;
