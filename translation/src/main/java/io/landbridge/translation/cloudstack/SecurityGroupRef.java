// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A security group as a virtual machine names it. */
public record SecurityGroupRef(NativeId id, Optional<String> name) {}
