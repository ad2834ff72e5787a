// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A VPC offering. */
public record VpcOffering(
    NativeId id, String name, Optional<String> state, Optional<Boolean> isdefault) {}
