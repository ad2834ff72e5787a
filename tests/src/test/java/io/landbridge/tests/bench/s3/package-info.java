// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The load run of S3: the gateway next to other servers of the same machine, in one run. It knows
 * processes, sockets and clocks, and nothing of the gateway's inside, but for the filling of a
 * bucket that would take too long by requests.
 */
@NullMarked
package io.landbridge.tests.bench.s3;

import org.jspecify.annotations.NullMarked;
