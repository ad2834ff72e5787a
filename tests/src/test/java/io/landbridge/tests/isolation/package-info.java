// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** What one account can see and do of another's, which is nothing. */
@NullMarked
package io.landbridge.tests.isolation;

import org.jspecify.annotations.NullMarked;
