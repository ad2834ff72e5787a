// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A domain. */
public record Domain(NativeId id, String name, Optional<String> path, Optional<String> state) {}
