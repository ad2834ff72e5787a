// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which part of a list is wanted. Source: recordings listVirtualMachines-page*, error-page*.
 *
 * @param first how many to leave out
 * @param size how many to show; -1 for all
 */
public record Page(int first, int size) {
  /** The largest page, and how much an unpaged list shows (default.page.size). */
  public static final int LARGEST = 500;

  /**
   * The page that a call asks for.
   *
   * @throws ApiException 431 when page and size do not go together
   */
  public static Page of(Call call) {
    Optional<Long> page = call.arguments().number("page");
    Optional<Long> size = call.arguments().number("pagesize");
    if (size.isPresent() && size.get() > LARGEST) {
      throw Errors.invalid("Page size can't exceed max allowed page size value: " + LARGEST);
    }
    if (size.isPresent() && size.get() == -1) {
      if (page.isPresent()) {
        throw Errors.invalid("Can't specify page parameter when pagesize is -1 (Unlimited)");
      }
      return new Page(0, -1);
    }
    if (page.isPresent() && size.isEmpty()) {
      throw Errors.parameter("\"pagesize\" parameter is required when \"page\" is specified");
    }
    if (size.isPresent() && page.isEmpty()) {
      throw Errors.parameter("\"page\" parameter is required when \"pagesize\" is specified");
    }
    if (size.isEmpty()) {
      return new Page(0, LARGEST);
    }
    long skipped = (Math.max(page.orElse(1L), 1L) - 1) * Math.max(size.get(), 0);
    return new Page((int) Math.min(skipped, Integer.MAX_VALUE), (int) Math.max(size.get(), 0));
  }

  /** The wanted part of a list, each entity shown by the function. */
  public static <T> Answer listing(
      Call call, String key, List<T> all, Function<T, ObjectNode> show) {
    Page page = of(call);
    var rest = all.stream().skip(page.first);
    return new Answer.Listing(
        key, all.size(), (page.size < 0 ? rest : rest.limit(page.size)).map(show).toList());
  }
}
