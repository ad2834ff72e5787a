// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * A zone.
 *
 * @param allocationstate {@code Enabled} or {@code Disabled}
 */
public record Zone(
    NativeId id,
    String name,
    Optional<String> networktype,
    Optional<Boolean> securitygroupsenabled,
    Optional<String> allocationstate,
    Optional<Boolean> localstorageenabled,
    Optional<Boolean> ismultiarch,
    Optional<String> domain,
    Optional<String> dns1,
    Optional<String> internaldns1,
    Optional<String> type) {}
