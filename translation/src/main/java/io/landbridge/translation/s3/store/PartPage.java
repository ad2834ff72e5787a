// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.OptionalInt;

/**
 * A page of an upload's parts by ascending number.
 *
 * @param next the number after which the next page starts; absent when there is no more
 */
public record PartPage(Upload upload, List<PartFacts> parts, OptionalInt next) {}
