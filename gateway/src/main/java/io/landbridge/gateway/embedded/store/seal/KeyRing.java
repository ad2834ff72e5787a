// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The keys that wrap data keys, in one file that is its owner's alone. It is made at the first
 * start; whoever loses it loses every object that was sealed.
 */
public final class KeyRing {
  /** The key of SSE-S3. It is never named by a client. */
  public static final String S3 = "landbridge/sse-s3";

  /** The key of SSE-KMS when the client names none, as with AWS. */
  public static final String DEFAULT_KMS = "aws/s3";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, RingKey> byId;
  private final Map<String, RingKey> byName;
  private final SecureRandom random;

  private KeyRing(List<RingKey> keys, SecureRandom random) {
    this.byId = new LinkedHashMap<>();
    this.byName = new LinkedHashMap<>();
    this.random = random;
    for (RingKey key : keys) {
      byId.put(key.id(), key);
      byName.put(key.name(), key);
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
    List<RingKey> keys = Files.exists(file) ? read(file) : new ArrayList<>();
    Set<String> wanted = new LinkedHashSet<>(List.of(S3, DEFAULT_KMS));
    wanted.addAll(names);
    keys.forEach(key -> wanted.remove(key.name()));
    for (String name : wanted) {
      byte[] material = new byte[DataKey.BYTES];
      random.nextBytes(material);
      UUID id = new UUID(random.nextLong(), random.nextLong());
      keys.add(new RingKey(id.toString(), name, RingKey.Material.of(material)));
    }
    if (!wanted.isEmpty()) {
      write(file, keys);
    }
    return new KeyRing(keys, random);
  }

  /** The key of SSE-S3. */
  public RingKey s3Key() {
    return byName.getOrDefault(S3, firstKey());
  }

  /** The key of SSE-KMS when none is named. */
  public RingKey defaultKmsKey() {
    return byName.getOrDefault(DEFAULT_KMS, firstKey());
  }

  /**
   * The key that a client names.
   *
   * @param name a key id, {@code alias/NAME}, or an ARN that ends in either
   */
  public Optional<RingKey> find(String name) {
    String local = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
    RingKey found =
        local.startsWith("alias/")
            ? byName.get(local.substring("alias/".length()))
            : byId.get(local.startsWith("key/") ? local.substring("key/".length()) : local);
    return Optional.ofNullable(found).filter(key -> !key.name().equals(S3));
  }

  /**
   * The data key, readable with this ring.
   *
   * @param context what has to be said again to unwrap it; may be empty
   */
  public WrappedKey wrap(DataKey dataKey, RingKey key, String context) {
    byte[] bound = bound(key.id(), context);
    byte[] sealed = KeyWrap.wrap(key.material().expose(), dataKey.expose(), bound, random);
    return new WrappedKey(
        Optional.of(key.id()), WrappedKey.Bytes.of(new byte[0]), WrappedKey.Bytes.of(sealed));
  }

  /**
   * The data key again.
   *
   * @throws DamagedException when the key is not in the ring any more, or this is not what it made
   */
  public DataKey unwrap(WrappedKey wrapped, String context) throws DamagedException {
    String id = wrapped.ringKey().orElse("");
    RingKey key = byId.get(id);
    if (key == null) {
      throw new DamagedException("The key ring has no key " + id);
    }
    byte[] sealed = wrapped.sealed().toArray();
    return DataKey.of(KeyWrap.unwrap(key.material().expose(), sealed, bound(id, context)));
  }

  private static byte[] bound(String keyId, String context) {
    return ("landbridge data key v1 " + keyId + " " + context).getBytes(StandardCharsets.UTF_8);
  }

  private RingKey firstKey() {
    return byId.values().iterator().next();
  }

  private static List<RingKey> read(Path file) throws IOException {
    JsonNode root = JSON.readTree(Files.readAllBytes(file));
    List<RingKey> keys = new ArrayList<>();
    for (JsonNode key : root.path("keys")) {
      try {
        keys.add(
            new RingKey(
                UUID.fromString(key.path("id").asText()).toString(),
                key.path("name").asText(),
                RingKey.Material.fromBase64(key.path("key").asText())));
      } catch (IllegalArgumentException _) {
        // The cause could quote the key.
        throw new IOException("The key ring " + file + " has a malformed key");
      }
    }
    return keys;
  }

  private static void write(Path file, List<RingKey> keys) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("keys");
    for (RingKey key : keys) {
      list.addObject()
          .put("id", key.id())
          .put("name", key.name())
          .put("key", Base64.getEncoder().encodeToString(key.material().expose()));
    }
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(next);
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      ByteBuffer content = ByteBuffer.wrap(bytes);
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
