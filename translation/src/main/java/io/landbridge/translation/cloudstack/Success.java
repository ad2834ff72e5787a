// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** The answer of commands that have no entity. */
public record Success(boolean success, Optional<String> displaytext) {}
