// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** The HTTP side of the native API: parameters in, JSON or XML out, the recorded status codes. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.http;

import org.jspecify.annotations.NullMarked;
