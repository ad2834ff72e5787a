// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/**
 * A limit of an account on one type of resource.
 *
 * @param resourcetype a number in text form
 * @param resourcetypename {@code user_vm}, {@code public_ip}, {@code volume}, ...
 * @param max -1 without limit
 */
public record ResourceLimit(
    String resourcetype, Optional<String> resourcetypename, long max, Optional<String> account) {}
