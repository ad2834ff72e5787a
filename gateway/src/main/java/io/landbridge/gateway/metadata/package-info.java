// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The ports for instances: who asks, found out by what a guest cannot forge, and HTTP on the event
 * loop, where what is at hand is answered; one virtual thread for each other request, behind a
 * bound. Knows nothing of trees, tokens or where instances come from.
 */
@NullMarked
package io.landbridge.gateway.metadata;

import org.jspecify.annotations.NullMarked;
