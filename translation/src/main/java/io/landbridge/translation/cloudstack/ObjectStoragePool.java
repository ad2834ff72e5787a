// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.Optional;

/** A pool that buckets are made in. */
public record ObjectStoragePool(NativeId id, String name, Optional<String> providername) {}
