// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.translation.cloudstack.CloudStackOptions.Wire;
import io.landbridge.translation.cloudstack.NativeAnswers.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The entities of a list, page by page as they are asked for. A request that names a page itself is
 * one page only. An entity that moved to a later page while the list was read comes once.
 */
final class ListPages<T> implements Iterator<T> {
  private final Wire wire;
  private final NativeRequest request;
  private final Function<NativeRequest, Page<T>> fetch;
  private final boolean onePage;
  private final Set<T> known = new HashSet<>();
  private List<T> previous = List.of();
  private Iterator<T> current = List.<T>of().iterator();
  private boolean more = true;
  private int pagesRead;
  private long entitiesRead;

  ListPages(Wire wire, NativeRequest request, Function<NativeRequest, Page<T>> fetch) {
    this.wire = wire;
    this.request = request;
    this.fetch = fetch;
    this.onePage =
        request.parameters().containsKey("page") || request.parameters().containsKey("pagesize");
  }

  Stream<T> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && more) {
      fetchNext();
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  private void fetchNext() {
    Page<T> page =
        fetch.apply(
            onePage
                ? request
                : request.with("page", pagesRead + 1).with("pagesize", wire.pageSize()));
    int size = page.entities().size();
    pagesRead++;
    entitiesRead += size;
    if (entitiesRead > wire.mostEntities()) {
      throw new NativeException(
          NativeError.ofOurs(
              request.command(),
              NativeError.UNREADABLE,
              "More than " + wire.mostEntities() + " entities"));
    }
    List<T> fresh = withoutKnown(page.entities());
    boolean full =
        page.count().isPresent()
            ? entitiesRead < page.count().getAsLong()
            : size >= wire.pageSize();
    // A page without anything new ends the list: a cloud that ignores paging repeats itself.
    more = !onePage && !fresh.isEmpty() && full;
    current = fresh.iterator();
  }

  private List<T> withoutKnown(List<T> entities) {
    known.addAll(previous);
    previous = entities;
    if (known.isEmpty()) {
      return entities;
    }
    List<T> fresh = new ArrayList<>(entities);
    fresh.removeIf(known::contains);
    return fresh;
  }
}
