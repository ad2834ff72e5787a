// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.S3Route;

/**
 * What a request asks for, as the wire has it.
 *
 * @param route the operation and its target
 */
public record S3Request(S3Route.Call route, HeaderFields headers, RequestBody body) {}
