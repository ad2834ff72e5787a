// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Tokens of IMDSv2: sealed, kept nowhere, bound to one instance, good on every gateway that shares
 * the key.
 */
@NullMarked
package io.landbridge.translation.metadata.token;

import org.jspecify.annotations.NullMarked;
