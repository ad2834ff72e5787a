// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** What the cloud starts with: the YAML file, validated, and how it becomes the first state. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.seed;

import org.jspecify.annotations.NullMarked;
