// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The signature of native requests, checked. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.signing;

import org.jspecify.annotations.NullMarked;
