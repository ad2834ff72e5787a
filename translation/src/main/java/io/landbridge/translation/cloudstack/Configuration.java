// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A setting of the cloud. */
public record Configuration(String name, Optional<String> value) {}
