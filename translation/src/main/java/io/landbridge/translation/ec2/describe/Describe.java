// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.HmacSha256;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.SharedReads;
import io.landbridge.translation.cloudstack.SharedReads.Question;
import io.landbridge.translation.ec2.RequestDigest;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers Describe requests: checks what is asked before anything is fetched, then picks the named
 * ids, filters, orders and cuts the page. A named id that is not there is an error, filters that
 * match nothing are not.
 */
public final class Describe {
  private static final Set<String> NOT_IN_SCOPE = Set.of("NextToken", "MaxResults", "DryRun");

  private static final int MOST_SHARING = 1000;

  /** Less than a client notices, and longer than it usually takes to read all. */
  private static final Duration LONGEST_HOLD = Duration.ofMillis(100);

  private final NextTokens tokens;
  private final SharedReads shared;

  /**
   * Answers of one gateway.
   *
   * @param tokenKey the key that page tokens are authenticated with; the same on every gateway of a
   *     cluster
   * @param clock tells how much time a request has left
   */
  public Describe(Supplier<HmacSha256> tokenKey, InstantSource clock) {
    this(tokenKey, new SharedReads(clock, MOST_SHARING, LONGEST_HOLD));
  }

  Describe(Supplier<HmacSha256> tokenKey, SharedReads shared) {
    this.tokens = new NextTokens(tokenKey);
    this.shared = shared;
  }

  /**
   * All items that a caller has, of which each request then takes what it selects. Requests of the
   * same caller that wait for it at the same time share them ({@link SharedReads}), and with them
   * what is kept of their wire form.
   *
   * @param commands the native commands that the answer comes from
   * @param fetch gives the items, in any order; they depend on nothing of the request but its
   *     caller
   */
  public <T> List<T> all(
      Call call, Listing<T> listing, List<NativeCommand> commands, Supplier<List<T>> fetch) {
    return shared.read(
        call,
        new Question(call.caller(), listing.action(), commands),
        () -> List.copyOf(fetch.get()));
  }

  /**
   * Checks filters, page length and token without fetching anything.
   *
   * @throws AwsException as {@link #answer} does
   */
  public <T> void check(Call call, Listing<T> listing, Selection selection) {
    var _ = read(call, listing, selection);
  }

  /**
   * The page that a request asks for.
   *
   * @param fetch gives the items, in any order; not called when the request is refused. Where ids
   *     are named it may give more than these
   * @throws AwsException {@code InvalidParameterValue} for an unknown filter or a page length out
   *     of bounds, {@code InvalidParameterCombination} for a page length with ids where EC2 takes
   *     only one of both, {@code InvalidNextToken}, and the kind's {@code NotFound} for named ids
   *     that are missing
   */
  public <T> Page<T> answer(
      Call call, Listing<T> listing, Selection selection, Supplier<? extends List<T>> fetch) {
    Asked<T> asked = read(call, listing, selection);
    List<T> fetched = List.copyOf(fetch.get());
    if (!selection.ids().isEmpty() && listing.kind().isPresent()) {
      refuseMissing(listing, listing.kind().get(), selection.ids(), fetched);
    }
    Set<String> named = Set.copyOf(selection.ids());
    List<T> matching =
        fetched.stream()
            .filter(item ->
                named.isEmpty()
                    || listing.kind().isEmpty()
                    || named.contains(listing.key().apply(item)))
            .filter(asked.filter())
            .filter(item ->
                asked.after().isEmpty()
                    || listing.key().apply(item).compareTo(asked.after().get()) > 0)
            .sorted(Comparator.comparing(listing.key()))
            .toList();
    if (matching.size() <= asked.length()) {
      return new Page<>(matching, Optional.empty());
    }
    List<T> items = matching.subList(0, asked.length());
    String last = listing.key().apply(items.getLast());
    return new Page<>(items, Optional.of(tokens.issue(scope(call, listing, selection), last)));
  }

  private <T> Asked<T> read(Call call, Listing<T> listing, Selection selection) {
    Predicate<T> filter = listing.filters().compile(selection.filters());
    int length = readLength(listing, selection);
    Optional<String> after =
        selection.nextToken().map(token -> tokens.read(scope(call, listing, selection), token));
    return new Asked<>(filter, length, after);
  }

  /** What a token holds for: the action, the account and all that the request selects. */
  private static String scope(Call call, Listing<?> listing, Selection selection) {
    return String.join(
        "\n",
        listing.action(),
        call.caller().accountId().value(),
        RequestDigest.of(selection.request(), NOT_IN_SCOPE));
  }

  private static int readLength(Listing<?> listing, Selection selection) {
    if (selection.maxResults().isEmpty()) {
      return listing.usualPage().orElse(Integer.MAX_VALUE);
    }
    int length = selection.maxResults().get();
    if (length < listing.leastResults()) {
      throw outOfBounds(length, "greater than or equal to " + listing.leastResults());
    }
    if (length > listing.mostResults()) {
      throw outOfBounds(length, "less than or equal to " + listing.mostResults());
    }
    if (!selection.ids().isEmpty() && !listing.idsWithMaxResults()) {
      throw Ec2Errors.invalidParameterCombination(
              "The parameter MaxResults cannot be used together with explicit ids")
          .toException();
    }
    return length;
  }

  private static AwsException outOfBounds(int length, String bound) {
    return Ec2Errors.invalidParameterValue(
            "Value ( "
                + length
                + " ) for parameter maxResults is invalid. Expecting a value "
                + bound
                + ".")
        .toException();
  }

  private static <T> void refuseMissing(
      Listing<T> listing, ResourceKind kind, List<String> ids, List<T> fetched) {
    Set<String> there = new HashSet<>();
    fetched.forEach(item -> there.add(listing.key().apply(item)));
    List<String> missing = ids.stream().filter(id -> !there.contains(id)).distinct().toList();
    if (!missing.isEmpty()) {
      throw IdErrors.notFound(kind, missing);
    }
  }

  private record Asked<T>(Predicate<T> filter, int length, Optional<String> after) {}
}
