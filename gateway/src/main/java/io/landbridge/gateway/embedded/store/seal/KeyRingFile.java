// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The key ring on the disk: {@code {"keys":[{"id":UUID,"name":TEXT,"version":1,"key":BASE64}]}}. A
 * key without a version is the first one.
 */
final class KeyRingFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyRingFile() {}

  /**
   * The keys in the file, in its order.
   *
   * @throws IOException when it cannot be read, or is not a key ring; it quotes nothing of the file
   */
  static List<RingKey> read(Path file) throws IOException {
    JsonNode list = parse(file).path("keys");
    if (!list.isArray() || list.isEmpty()) {
      // A file that was cut off must not pass for a ring to which the first keys have to be added.
      throw new IOException("The key ring " + file + " has no keys");
    }
    List<RingKey> keys = new ArrayList<>();
    for (JsonNode key : list) {
      keys.add(toKey(file, key));
    }
    return keys;
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException _) {
      throw new IOException("The key ring " + file + " is not JSON");
    }
  }

  private static RingKey toKey(Path file, JsonNode key) throws IOException {
    try {
      return new RingKey(
          UUID.fromString(key.path("id").asText()).toString(),
          key.path("name").asText(),
          key.path("version").asInt(key.has("version") ? 0 : RingKey.FIRST),
          RingKey.Material.fromBase64(key.path("key").asText()));
    } catch (IllegalArgumentException _) {
      // The cause could quote the key.
      throw new IOException("The key ring " + file + " has a malformed key");
    }
  }

  /** Replaces the file in one step; it is on the disk when this returns, for its owner alone. */
  static void write(Path file, List<RingKey> keys) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("keys");
    for (RingKey key : keys) {
      list.addObject()
          .put("id", key.id())
          .put("name", key.name())
          .put("version", key.version())
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
