// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that the cloud knows. Reads share a lock, changes are made one at a time; a change is on disk
 * before {@link #write} returns, several waiting changes in one commit. Calls block: virtual
 * threads only.
 */
public final class CloudState implements AutoCloseable {
  private final Map<Kind<?>, Table<?>> tables = new HashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Journal journal;
  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private CloudState(Journal journal, Collection<Kind<?>> kinds) {
    this.journal = journal;
    kinds.forEach(kind -> tables.put(kind, new Table<>(kind)));
  }

  /**
   * Opens the state in a directory, an empty one when there is none yet.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  public static CloudState open(Path directory, Collection<Kind<?>> kinds) {
    CloudState state = new CloudState(Journal.open(directory.resolve("cloud.db")), kinds);
    Map<String, Table<?>> byName = new HashMap<>();
    state.tables.values().forEach(table -> byName.put(table.kind().name(), table));
    state.journal.forEach(row -> {
      @Nullable Table<?> table = byName.get(row.kind());
      if (table != null) {
        state.load(table, row);
      }
    });
    return state;
  }

  private <T extends Entity> void load(Table<T> table, Change row) {
    switch (row) {
      case Change.Put put -> table.put(parse(table, put));
      case Change.Removed removed -> table.markRemoved(removed.id(), removed.number());
      case Change.Forgotten _ -> throw new IllegalStateException("A forgotten row is not stored");
    }
  }

  private <T extends Entity> T parse(Table<T> table, Change.Put row) {
    try {
      return json.readValue(row.body(), table.kind().type());
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable " + row.kind() + " " + row.id(), e);
    }
  }

  /** Answers a question about the state. */
  public <R> R read(Function<View, R> question) {
    lock.readLock().lock();
    try {
      return question.apply(new LockedView());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Makes changes; when the function throws, none of them has happened. */
  public <R> R write(Function<Transaction, R> change) {
    R result;
    CompletableFuture<?> durable;
    lock.writeLock().lock();
    try {
      LockedTransaction transaction = new LockedTransaction();
      try {
        result = change.apply(transaction);
        durable = journal.append(transaction.changes());
      } catch (RuntimeException | Error e) {
        transaction.undo();
        throw e;
      }
    } finally {
      lock.writeLock().unlock();
    }
    durable.join();
    return result;
  }

  @Override
  public void close() {
    journal.close();
  }

  // A kind is only ever mapped to the table made for it.
  @SuppressWarnings("unchecked")
  private <T extends Entity> Table<T> table(Kind<T> kind) {
    @Nullable Table<?> table = tables.get(kind);
    if (table == null) {
      throw new IllegalArgumentException("Unknown kind " + kind);
    }
    return (Table<T>) table;
  }

  private class LockedView implements View {
    @Override
    public <T extends Entity> Optional<T> find(Kind<T> kind, String id) {
      return table(kind).find(id);
    }

    @Override
    public <T extends Entity> Collection<T> all(Kind<T> kind) {
      return table(kind).all();
    }

    @Override
    public <T extends Entity> Collection<T> by(Kind<T> kind, String index, String key) {
      return table(kind).by(index, key);
    }

    @Override
    public OptionalLong findRemoved(Kind<?> kind, String id) {
      return table(kind).findRemoved(id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
  }

  private final class LockedTransaction extends LockedView implements Transaction {
    private final Map<String, Change> changes = new HashMap<>();
    private final List<Runnable> undo = new ArrayList<>();

    @Override
    public <T extends Entity> T put(Kind<T> kind, T entity) {
      Table<T> table = table(kind);
      String body;
      try {
        body = json.writeValueAsString(entity);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Unwritable " + kind, e);
      }
      @Nullable T before = table.put(entity);
      undo.add(() -> {
        if (before == null) {
          table.take(entity.id());
        } else {
          table.put(before);
        }
      });
      note(new Change.Put(kind.name(), entity.id(), entity.number(), body));
      return entity;
    }

    @Override
    public void remove(Kind<?> kind, String id) {
      removeFrom(table(kind), id);
    }

    private <T extends Entity> void removeFrom(Table<T> table, String id) {
      @Nullable T before = table.take(id);
      if (before == null) {
        return;
      }
      undo.add(() -> {
        table.unmarkRemoved(id);
        table.put(before);
      });
      String kind = table.kind().name();
      if (table.kind().leavesTrace()) {
        table.markRemoved(id, before.number());
        note(new Change.Removed(kind, id, before.number()));
      } else {
        note(new Change.Forgotten(kind, id));
      }
    }

    @Override
    public long nextNumber(Kind<?> kind) {
      return table(kind).nextNumber();
    }

    private void note(Change change) {
      changes.put(change.kind() + '/' + change.id(), change);
    }

    private Collection<Change> changes() {
      return List.copyOf(changes.values());
    }

    private void undo() {
      undo.reversed().forEach(Runnable::run);
    }
  }
}
