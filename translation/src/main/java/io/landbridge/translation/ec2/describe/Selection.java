// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import io.landbridge.ec2.model.Filter;
import io.landbridge.schema.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a Describe request selects, in the same form for every action.
 *
 * @param request the whole request; a page token holds only for the request it was issued for
 * @param ids the ids it names; empty for all
 * @param filters its filters
 * @param maxResults the page length it asks for
 * @param nextToken the token of an earlier answer
 */
public record Selection(
    Shape request,
    List<String> ids,
    List<Filter> filters,
    Optional<Integer> maxResults,
    Optional<String> nextToken) {
  public Selection {
    ids = List.copyOf(ids);
    filters = List.copyOf(filters);
  }

  /** The selection of an action that has no pages. */
  public static Selection unpaged(Shape request, List<String> ids, List<Filter> filters) {
    return new Selection(request, ids, filters, Optional.empty(), Optional.empty());
  }
}
