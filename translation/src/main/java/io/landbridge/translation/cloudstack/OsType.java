// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** An operating system type. */
public record OsType(
    NativeId id, Optional<String> name, String description, Optional<String> oscategoryname) {}
