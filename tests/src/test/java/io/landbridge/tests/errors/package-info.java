// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/** How calls fail, as the AWS SDK for Java sees it, and what a failure leaves behind. */
@NullMarked
package io.landbridge.tests.errors;

import org.jspecify.annotations.NullMarked;
