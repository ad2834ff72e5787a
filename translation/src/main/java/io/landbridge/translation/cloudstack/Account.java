// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.Optional;

/**
 * An account.
 *
 * @param accounttype 0 user, 1 root administrator, 2 domain administrator, 5 project
 * @param vmlimit a number or {@code Unlimited}
 * @param iplimit a number or {@code Unlimited}
 * @param volumelimit a number or {@code Unlimited}
 * @param snapshotlimit a number or {@code Unlimited}
 * @param vpclimit a number or {@code Unlimited}
 * @param networklimit a number or {@code Unlimited}
 * @param cpulimit a number or {@code Unlimited}
 */
public record Account(
    NativeId id,
    String name,
    int accounttype,
    Optional<String> roletype,
    NativeId domainid,
    Optional<String> domain,
    String state,
    Optional<Instant> created,
    Optional<String> vmlimit,
    Optional<Long> vmtotal,
    Optional<String> iplimit,
    Optional<String> volumelimit,
    Optional<String> snapshotlimit,
    Optional<String> vpclimit,
    Optional<String> networklimit,
    Optional<String> cpulimit) {}
