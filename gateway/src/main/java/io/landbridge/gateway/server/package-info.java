// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The API port: HTTP on the event loop, one virtual thread for each request behind a bound, and the
 * choice of the service that answers. Knows HTTP and the credential scope; does not know what any
 * action means.
 */
@NullMarked
package io.landbridge.gateway.server;

import org.jspecify.annotations.NullMarked;
