// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A CloudStack region. */
public record Region(int id, String name, Optional<String> endpoint) {}
