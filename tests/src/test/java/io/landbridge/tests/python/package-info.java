// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Runs the Python tests (boto3, the aws command line, the CloudStack client) and reports each as a
 * test.
 */
@NullMarked
package io.landbridge.tests.python;

import org.jspecify.annotations.NullMarked;
