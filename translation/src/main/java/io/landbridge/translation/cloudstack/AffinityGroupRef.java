// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** An affinity group as a virtual machine names it. */
public record AffinityGroupRef(NativeId id, Optional<String> name, Optional<String> type) {}
