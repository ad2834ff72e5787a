// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors

/** Uploads in parts. It knows nothing of how a store keeps parts and puts them together. */
@NullMarked
package io.landbridge.translation.s3.multipart;

import org.jspecify.annotations.NullMarked;
