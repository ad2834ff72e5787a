// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Our codecs against what others say of the wire: the AWS SDK for Java and the authors of the
 * protocols.
 */
@NullMarked
package io.landbridge.conformance;

import org.jspecify.annotations.NullMarked;
