// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a bucket's objects, in the byte order of their keys.
 *
 * @param objects what the page holds
 * @param commonPrefixes what keys beyond the delimiter were rolled up to
 * @param next where the next page starts after: the last key or common prefix of this one; absent
 *     when there is no more
 */
public record ObjectPage(
    List<ListedObject> objects, List<String> commonPrefixes, Optional<String> next) {}
