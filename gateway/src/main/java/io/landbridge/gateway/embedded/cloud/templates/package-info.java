// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** Templates and guest operating system types. */
@NullMarked
package io.landbridge.gateway.embedded.cloud.templates;

import org.jspecify.annotations.NullMarked;
