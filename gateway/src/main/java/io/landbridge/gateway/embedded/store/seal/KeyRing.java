// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The keys that wrap data keys, in one file that is its owner's alone. It is made at the first
 * start; whoever loses it loses every object that was sealed. A key has versions: the latest wraps,
 * all of them unwrap.
 */
public final class KeyRing {
  /** The key of SSE-S3. It is never named by a client. */
  public static final String S3 = "landbridge/sse-s3";

  /** The key of SSE-KMS when the client names none, as with AWS. */
  public static final String DEFAULT_KMS = "aws/s3";

  private final Map<String, RingKey> byLabel = new LinkedHashMap<>();
  private final Map<String, RingKey> latestById = new LinkedHashMap<>();
  private final Map<String, RingKey> latestByName = new LinkedHashMap<>();
  private final SecureRandom random;

  private KeyRing(List<RingKey> keys, SecureRandom random) {
    this.random = random;
    for (RingKey key : keys) {
      RingKey sameName = latestByName.getOrDefault(key.name(), key);
      RingKey sameId = latestById.getOrDefault(key.id(), key);
      if (!sameName.id().equals(key.id())
          || !sameId.name().equals(key.name())
          || byLabel.put(key.label(), key) != null) {
        throw new IllegalArgumentException(
            "two keys are called %s, version %d".formatted(key.name(), key.version()));
      }
      RingKey latest = sameName.version() > key.version() ? sameName : key;
      latestById.put(key.id(), latest);
      latestByName.put(key.name(), latest);
    }
  }

  private static KeyRing of(Path file, List<RingKey> keys, SecureRandom random) throws IOException {
    try {
      return new KeyRing(keys, random);
    } catch (IllegalArgumentException e) {
      throw new IOException("The key ring " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the key ring, and adds the keys that are missing.
   *
   * @param names of keys that there should be, besides the two default ones
   * @throws IOException when the file cannot be read or written, or is not a key ring
   */
  public static KeyRing open(Path file, List<String> names, SecureRandom random)
      throws IOException {
    List<RingKey> keys = Files.exists(file) ? KeyRingFile.read(file) : new ArrayList<>();
    Set<String> wanted = new LinkedHashSet<>(List.of(S3, DEFAULT_KMS));
    wanted.addAll(names);
    keys.forEach(key -> wanted.remove(key.name()));
    for (String name : wanted) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      keys.add(new RingKey(id.toString(), name, RingKey.FIRST, RingKey.Material.generate(random)));
    }
    KeyRing ring = of(file, keys, random);
    if (!wanted.isEmpty()) {
      KeyRingFile.write(file, keys);
    }
    return ring;
  }

  /**
   * Reads a key ring that is there.
   *
   * @throws IOException when the file cannot be read, or is not a key ring
   */
  public static KeyRing read(Path file, SecureRandom random) throws IOException {
    return of(file, KeyRingFile.read(file), random);
  }

  /**
   * Gives a key a new version and writes the ring; it is on the disk when this returns. Rings that
   * were opened before do not know the new version, and cannot unwrap what it wraps.
   *
   * @throws IllegalArgumentException when there is no key of this name
   */
  public RingKey rotate(Path file, String name) throws IOException {
    RingKey latest = latestByName.get(name);
    if (latest == null) {
      throw new IllegalArgumentException("There is no key " + name);
    }
    RingKey next =
        new RingKey(latest.id(), name, latest.version() + 1, RingKey.Material.generate(random));
    List<RingKey> keys = new ArrayList<>(byLabel.values());
    keys.add(next);
    KeyRingFile.write(file, keys);
    byLabel.put(next.label(), next);
    latestById.put(next.id(), next);
    latestByName.put(name, next);
    return next;
  }

  /** All versions of all keys, in the order of the file. */
  public List<RingKey> keys() {
    return List.copyOf(byLabel.values());
  }

  /** The key of SSE-S3. */
  public RingKey s3Key() {
    return latestByName.getOrDefault(S3, firstKey());
  }

  /** The key of SSE-KMS when none is named. */
  public RingKey defaultKmsKey() {
    return latestByName.getOrDefault(DEFAULT_KMS, firstKey());
  }

  /**
   * The latest version of the key that a client names.
   *
   * @param name a key id, {@code alias/NAME}, or an ARN that ends in either
   */
  public Optional<RingKey> find(String name) {
    String local = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
    RingKey found =
        local.startsWith("alias/")
            ? latestByName.get(local.substring("alias/".length()))
            : latestById.get(local.startsWith("key/") ? local.substring("key/".length()) : local);
    return Optional.ofNullable(found).filter(key -> !key.name().equals(S3));
  }

  /**
   * The data key, readable with this ring.
   *
   * @param context what has to be said again to unwrap it; may be empty
   */
  public WrappedKey wrap(DataKey dataKey, RingKey key, String context) {
    byte[] bound = bound(key.label(), context);
    byte[] sealed = KeyWrap.wrap(key.material().expose(), dataKey.expose(), bound, random);
    return new WrappedKey(
        Optional.of(key.label()), WrappedKey.Bytes.of(new byte[0]), WrappedKey.Bytes.of(sealed));
  }

  /**
   * The data key again.
   *
   * @throws DamagedException when the key is not in the ring any more, or this is not what it made
   */
  public DataKey unwrap(WrappedKey wrapped, String context) throws DamagedException {
    String label = wrapped.ringKey().orElse("");
    RingKey key = byLabel.get(label);
    if (key == null) {
      throw new DamagedException("The key ring has no key " + label);
    }
    byte[] sealed = wrapped.sealed().toArray();
    return DataKey.of(KeyWrap.unwrap(key.material().expose(), sealed, bound(label, context)));
  }

  private static byte[] bound(String label, String context) {
    return ("landbridge data key v1 " + label + " " + context).getBytes(StandardCharsets.UTF_8);
  }

  private RingKey firstKey() {
    return byLabel.values().iterator().next();
  }
}
