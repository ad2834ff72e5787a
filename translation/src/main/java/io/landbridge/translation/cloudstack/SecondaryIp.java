// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A further private address of an interface. */
public record SecondaryIp(Optional<NativeId> id, Optional<String> ipaddress) {}
