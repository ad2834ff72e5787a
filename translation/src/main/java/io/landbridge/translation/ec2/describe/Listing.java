// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import io.landbridge.translation.ids.ResourceKind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a Describe action lists: how an item is named, which filters it knows and how its pages may
 * be asked for. Declared once for each action. Immutable.
 *
 * @param action the AWS action, for example {@code DescribeVolumes}
 * @param key the unique text of an item; answers are ordered by it and pages go on after it
 * @param filters the filters that the action knows
 * @param kind the kind whose ids a request may name; empty when items are named otherwise, and the
 *     handler itself answers for names that do not exist
 * @param leastResults the smallest {@code MaxResults} that EC2 takes
 * @param mostResults the greatest {@code MaxResults} that EC2 takes
 * @param idsWithMaxResults whether {@code MaxResults} may come together with explicit ids
 * @param usualPage the page length when a request asks for none; empty for everything at once
 */
public record Listing<T>(
    String action,
    Function<? super T, String> key,
    FilterTable<T> filters,
    Optional<ResourceKind> kind,
    int leastResults,
    int mostResults,
    boolean idsWithMaxResults,
    OptionalInt usualPage) {

  /** A listing that takes 5 to 1000 as {@code MaxResults}, together with ids or without. */
  public static <T> Listing<T> of(
      String action, Function<? super T, String> key, FilterTable<T> filters) {
    return new Listing<>(
        action, key, filters, Optional.empty(), 5, 1000, true, OptionalInt.empty());
  }

  /** The listing whose items are named by ids of this kind; the key is then the id. */
  public Listing<T> of(ResourceKind namedBy) {
    return new Listing<>(
        action,
        key,
        filters,
        Optional.of(namedBy),
        leastResults,
        mostResults,
        idsWithMaxResults,
        usualPage);
  }

  /** The listing with other bounds for {@code MaxResults}. */
  public Listing<T> pages(int least, int most) {
    return new Listing<>(action, key, filters, kind, least, most, idsWithMaxResults, usualPage);
  }

  /** The listing that refuses {@code MaxResults} together with explicit ids. */
  public Listing<T> withoutPagesOfIds() {
    return new Listing<>(action, key, filters, kind, leastResults, mostResults, false, usualPage);
  }

  /** The listing whose pages have this length when a request asks for none. */
  public Listing<T> usually(int length) {
    return new Listing<>(
        action,
        key,
        filters,
        kind,
        leastResults,
        mostResults,
        idsWithMaxResults,
        OptionalInt.of(length));
  }
}
