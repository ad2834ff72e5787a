// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Tests of the source behind a virtual router, against lease files and a stub of a router. */
@NullMarked
package io.landbridge.translation.metadata.router;

import org.jspecify.annotations.NullMarked;
