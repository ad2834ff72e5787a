// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * An affinity group.
 *
 * @param type {@code host anti-affinity}, ...
 */
public record AffinityGroup(
    NativeId id,
    String name,
    Optional<String> account,
    Optional<String> type,
    Optional<String> description) {}
