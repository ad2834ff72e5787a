// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** SSH key pairs. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.keypairs;

import org.jspecify.annotations.NullMarked;
