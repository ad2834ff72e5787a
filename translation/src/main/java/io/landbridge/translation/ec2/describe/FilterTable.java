// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.describe;

import io.landbridge.aws.AwsException;
import io.landbridge.ec2.Ec2Errors;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Tag;
import io.landbridge.translation.ec2.WireText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The filters that one Describe action knows, each with the values that an item has for it. The
 * values of one filter are alternatives, several filters must all match, {@code *} and {@code ?}
 * are wildcards, case counts. Immutable: each {@code with} answers a new table.
 *
 * <p>Source: EC2 API 2016-11-15, the section "Filter.N" of each Describe action, and the data type
 * Filter.
 *
 * @param <T> what is filtered: a finished response shape, or a record of several
 */
public final class FilterTable<T> {
  private static final String TAG_PREFIX = "tag:";
  private static final int MOST_VALUES = 200;

  private final Map<String, Function<? super T, ? extends Stream<?>>> values;
  private final @Nullable Function<? super T, ? extends List<Tag>> tags;

  private FilterTable(
      Map<String, Function<? super T, ? extends Stream<?>>> values,
      @Nullable Function<? super T, ? extends List<Tag>> tags) {
    this.values = values;
    this.tags = tags;
  }

  /** A table without filters. */
  public static <T> FilterTable<T> empty() {
    return new FilterTable<>(Map.of(), null);
  }

  /** One more filter, on a member that an item has once or not at all. */
  public FilterTable<T> with(String name, Function<? super T, ? extends Optional<?>> value) {
    return withAll(name, item -> value.apply(item).stream());
  }

  /**
   * One more filter, on something an item has any number of. Values may be texts, numbers,
   * booleans, instants and the enums of the model; each is compared as it stands on the wire.
   */
  public FilterTable<T> withAll(String name, Function<? super T, ? extends Stream<?>> valuesOf) {
    Map<String, Function<? super T, ? extends Stream<?>>> more = new LinkedHashMap<>(values);
    if (more.put(name, valuesOf) != null) {
      throw new IllegalArgumentException("The filter is declared twice: " + name);
    }
    return new FilterTable<>(more, tags);
  }

  /** The filters {@code tag:<key>} and {@code tag-key}, on the tags of an item. */
  public FilterTable<T> withTags(Function<? super T, ? extends List<Tag>> tagsOf) {
    return new FilterTable<>(values, tagsOf)
        .withAll("tag-key", item -> tagsOf.apply(item).stream().flatMap(t -> t.key().stream()));
  }

  /** The names of the filters in order of the alphabet; tags show as {@code tag:<key>}. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(values.keySet());
    if (tags != null) {
      names.add("tag:<key>");
    }
    return names;
  }

  /**
   * What the filters of a request ask for.
   *
   * @return a test that an item passes when it matches every filter
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue} for a name that is not in
   *     this table, {@code MissingParameter} for a filter without name or values, {@code
   *     FilterLimitExceeded} for more than 200 values
   */
  public Predicate<T> compile(List<Filter> filters) {
    checkLimits(filters);
    List<Predicate<T>> all = new ArrayList<>();
    int position = 0;
    for (Filter filter : filters) {
      position++;
      String name = filter.name().orElseThrow(missing("Filter." + position + ".Name"));
      if (filter.values().isEmpty()) {
        throw missing("Filter." + position + ".Value").get();
      }
      all.add(compileOne(name, filter.values()));
    }
    return item -> all.stream().allMatch(filter -> filter.test(item));
  }

  private Predicate<T> compileOne(String name, List<String> wanted) {
    List<Wildcard> patterns = wanted.stream().map(Wildcard::parse).toList();
    Function<? super T, ? extends Stream<?>> of = find(name);
    return item ->
        of.apply(item)
            .map(WireText::of)
            .anyMatch(value -> patterns.stream().anyMatch(pattern -> pattern.test(value)));
  }

  private Function<? super T, ? extends Stream<?>> find(String name) {
    var declared = values.get(name);
    if (declared != null) {
      return declared;
    }
    var tagsOf = tags;
    if (tagsOf != null && name.startsWith(TAG_PREFIX) && name.length() > TAG_PREFIX.length()) {
      String key = name.substring(TAG_PREFIX.length());
      return item ->
          tagsOf.apply(item).stream()
              .filter(tag -> tag.key().filter(key::equals).isPresent())
              .map(tag -> tag.value().orElse(""));
    }
    throw Ec2Errors.invalidParameterValue("The filter '" + name + "' is invalid").toException();
  }

  private static void checkLimits(List<Filter> filters) {
    int count = filters.stream().mapToInt(filter -> filter.values().size()).sum();
    if (count > MOST_VALUES) {
      throw Ec2Errors.limitExceeded(
              "FilterLimitExceeded",
              "The maximum number of filter values specified on a single call is " + MOST_VALUES)
          .toException();
    }
  }

  private static Supplier<AwsException> missing(String parameter) {
    return () -> Ec2Errors.missingParameter(parameter).toException();
  }
}
