// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import io.landbridge.translation.cloudstack.NativeId;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a request for metadata came from. Guest addresses of different networks may be the same, so
 * that an address names an instance only together with its network. Nothing that a guest writes
 * into a request is part of it.
 *
 * @param network the guest network, where the listener or a trusted proxy knows it; without it an
 *     address that more than one network has names nobody
 * @param address the IP address in that network
 */
public record Asker(Optional<NativeId> network, InetAddress address) {}
