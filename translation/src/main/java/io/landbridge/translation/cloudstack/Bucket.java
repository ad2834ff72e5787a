// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.Optional;

/**
 * A bucket. Names are not unique natively, and the answer does not tell the account's domain.
 *
 * @param quota in GiB
 */
public record Bucket(
    NativeId id,
    String name,
    Optional<Instant> created,
    Optional<String> account,
    Optional<String> state,
    Optional<Long> quota,
    boolean encryption,
    boolean versioning,
    boolean objectlocking,
    Optional<String> policy) {}
