// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.metadata;

import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.util.Optional;

/**
 * One address that instances ask at.
 *
 * @param name what meters call it
 * @param host the address to listen on
 * @param port 0 takes a free port
 * @param tree whose values are shown to instances that have not chosen
 * @param network the guest network of all who ask here, if it is one only
 */
public record Listener(
    String name, String host, int port, TreeChoice tree, Optional<NativeId> network) {}
