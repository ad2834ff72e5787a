// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A tier as its VPC names it. */
public record VpcNetwork(NativeId id, Optional<String> name, Optional<String> cidr) {}
