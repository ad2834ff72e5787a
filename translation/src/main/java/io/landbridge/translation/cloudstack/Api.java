// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A command that the caller may use ({@code listApis}). */
public record Api(String name, Optional<Boolean> isasync, Optional<String> since) {}
