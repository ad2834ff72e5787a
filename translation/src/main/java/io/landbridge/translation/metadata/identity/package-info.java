// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The instance identity document, the key that signs it, and its signatures. Does not know who asks
 * for it.
 */
@NullMarked
package io.landbridge.translation.metadata.identity;

import org.jspecify.annotations.NullMarked;
