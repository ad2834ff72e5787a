// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * A tag, alone ({@code listTags}) or inside the entity that carries it.
 *
 * @param resourcetype for example {@code UserVm}
 */
public record Tag(
    String key,
    String value,
    Optional<String> resourcetype,
    Optional<NativeId> resourceid,
    Optional<String> account,
    Optional<String> customer) {}
