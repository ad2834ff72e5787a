// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** What a trial needs in the same process: the embedded cloud and the embedded object store. */
@NullMarked
package io.landbridge.gateway.embedded;

import org.jspecify.annotations.NullMarked;
