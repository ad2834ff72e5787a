// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * The life of an instance with the AWS SDK for Java, as one set of cases for each kind of client
 * and set-up.
 */
@NullMarked
package io.landbridge.tests.life;

import org.jspecify.annotations.NullMarked;
