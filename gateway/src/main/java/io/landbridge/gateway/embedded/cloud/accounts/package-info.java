// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Domains, accounts, users, their key pairs and roles. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.accounts;

import org.jspecify.annotations.NullMarked;
