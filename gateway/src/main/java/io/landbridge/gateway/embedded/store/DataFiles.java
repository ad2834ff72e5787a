// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.StoreErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content in files: {@code BUCKET/HH/ID} where HH is the id's first byte, so that no folder gets
 * too large. A file is written as {@code BUCKET/drafts/ID} and renamed when all of it is on the
 * disk. What is in the drafts when the store starts is of nobody.
 */
final class DataFiles {
  private static final String DRAFTS = "drafts";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path root;
  private final boolean sync;
  private final Disk disk;
  private final Set<UUID> unsettled = ConcurrentHashMap.newKeySet();
  // Folders that are there, but perhaps not on the disk yet, and how many are about to make them.
  private final Map<Path, Integer> making = new ConcurrentHashMap<>();

  DataFiles(Path root, boolean sync, Disk disk) throws IOException {
    this.root = root;
    this.sync = sync;
    this.disk = disk;
    Files.createDirectories(root);
  }

  /** Puts the store's own folders on the disk, which were perhaps just made. */
  void syncStore() throws IOException {
    syncFolder(folderOf(root));
  }

  void createBucket(BucketId bucket) throws IOException {
    Files.createDirectories(folder(bucket).resolve(DRAFTS));
    syncFolder(folder(bucket));
    syncFolder(root);
  }

  /** Opens a new file that nobody sees yet. */
  FileChannel draft(BucketId bucket, UUID id) throws IOException {
    return FileChannel.open(
        draftPath(bucket, id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Puts what was written to a draft on the disk. */
  void syncDraft(BucketId bucket, UUID id, FileChannel draft) throws IOException {
    if (sync) {
      disk.sync(draftPath(bucket, id), draft);
    }
  }

  void discardDraft(BucketId bucket, UUID id) throws IOException {
    Files.deleteIfExists(draftPath(bucket, id));
  }

  /**
   * Puts a draft in its place. Until {@link #settle} is called the file counts as in use, though no
   * row names it.
   */
  void publish(BucketId bucket, UUID id) throws IOException {
    unsettled.add(id);
    Path target = path(bucket, id);
    try {
      Files.move(draftPath(bucket, id), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException _) {
      makeFolderOf(target);
      Files.move(draftPath(bucket, id), target, StandardCopyOption.ATOMIC_MOVE);
    }
    syncFoldersOf(target);
  }

  /** Gives the content of one file a second name. */
  void link(BucketId from, UUID source, BucketId to, UUID id) throws IOException {
    unsettled.add(id);
    Path target = path(to, id);
    if (!Files.isDirectory(folderOf(target))) {
      makeFolderOf(target);
    }
    Files.createLink(target, path(from, source));
    syncFoldersOf(target);
  }

  /** Rows name this file now, or it has been removed. */
  void settle(UUID id) {
    unsettled.remove(id);
  }

  boolean isUnsettled(UUID id) {
    return unsettled.contains(id);
  }

  FileChannel open(BucketId bucket, UUID id) throws IOException {
    return FileChannel.open(path(bucket, id), StandardOpenOption.READ);
  }

  /** Removes a file; says whether it was there. */
  boolean remove(BucketId bucket, UUID id) throws IOException {
    return Files.deleteIfExists(path(bucket, id));
  }

  /** Removes what is left of a bucket. */
  void removeBucket(BucketId bucket) throws IOException {
    Path folder = folder(bucket);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Removes all drafts; only before anybody writes. */
  int clearDrafts() throws IOException {
    int count = 0;
    try (DirectoryStream<Path> buckets = Files.newDirectoryStream(root)) {
      for (Path bucket : buckets) {
        Path drafts = bucket.resolve(DRAFTS);
        if (Files.isDirectory(drafts)) {
          count += clear(drafts);
        }
      }
    }
    return count;
  }

  /** Shows all files that are in their places; others come and go meanwhile. */
  void forEach(BiConsumer<BucketId, UUID> visitor) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path path = root.relativize(file);
            if (attributes.isRegularFile() && isInItsPlace(path)) {
              visitor.accept(
                  BucketId.of(path.getName(0).toString()),
                  UUID.fromString(path.getName(2).toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return goneOrFail(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            return e == null ? FileVisitResult.CONTINUE : goneOrFail(e);
          }
        });
  }

  /** What was removed after its name was read is nothing to stop at. */
  private static FileVisitResult goneOrFail(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw e;
  }

  /** Whether this is a file of ours; an operator's own stays alone. */
  private static boolean isInItsPlace(Path path) {
    return path.getNameCount() == 3
        && ID.matcher(path.getName(0).toString()).matches()
        && ID.matcher(path.getName(2).toString()).matches()
        && path.getName(2).toString().startsWith(path.getName(1).toString());
  }

  /** What a failure to write means to the client. */
  static RuntimeException toFailure(IOException e) {
    String text = e.getMessage() == null ? "" : e.getMessage();
    boolean full = text.contains("No space left on device") || text.contains("Disk quota exceeded");
    return full
        ? StoreErrors.insufficientStorage().toException()
        : new UncheckedIOException("The store's disk cannot be written", e);
  }

  private static int clear(Path drafts) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(drafts)) {
      for (Path file : files) {
        Files.delete(file);
        count++;
      }
    }
    return count;
  }

  private void makeFolderOf(Path file) throws IOException {
    Path folder = folderOf(file);
    making.merge(folder, 1, Integer::sum);
    try {
      Files.createDirectory(folder);
      syncFolder(folderOf(folder));
    } catch (FileAlreadyExistsException _) {
      // Somebody else made it; it is on the disk before this file is acknowledged, see below.
    } finally {
      making.computeIfPresent(folder, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** What is in a folder is not on the disk before the folder is, whoever made it. */
  private void syncFoldersOf(Path file) throws IOException {
    syncFolder(folderOf(file));
    if (making.containsKey(folderOf(file))) {
      syncFolder(folderOf(folderOf(file)));
    }
  }

  private void syncFolder(Path folder) throws IOException {
    if (sync) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        disk.sync(folder, channel);
      }
    }
  }

  private static Path folderOf(Path path) {
    Path folder = path.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(path + " is in no folder");
    }
    return folder;
  }

  private Path folder(BucketId bucket) {
    return root.resolve(bucket.toString());
  }

  private Path draftPath(BucketId bucket, UUID id) {
    return folder(bucket).resolve(DRAFTS).resolve(id.toString());
  }

  private Path path(BucketId bucket, UUID id) {
    String name = id.toString();
    return folder(bucket).resolve(name.substring(0, 2).toLowerCase(Locale.ROOT)).resolve(name);
  }
}
