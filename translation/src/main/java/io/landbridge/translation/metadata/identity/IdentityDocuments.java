// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.Instance;
import io.landbridge.ec2.model.Placement;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.tree.MetadataTree;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Identity documents: members, order and layout as EC2 has them. EC2 user guide, "Instance identity
 * documents". What the source of the view does not know is null, as EC2 has it for what an instance
 * does not have.
 */
public final class IdentityDocuments {
  private static final String VERSION = "2017-09-30";
  private static final int MOST_REMEMBERED = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter WRITER =
      JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final Supplier<IdentityKey> keys;
  private final ReentrantLock making = new ReentrantLock();
  private volatile Optional<IdentityKey> made = Optional.empty();

  // A guest asks for the same few signatures again and again, and each costs a millisecond.
  private final Cache<String, byte[]> signatures =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
  private final Cache<String, byte[]> messages =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  /**
   * Documents signed with a key.
   *
   * @param keys gets the key when the first document is asked for, because making one takes a
   *     moment that a start need not wait for; may block
   */
  public IdentityDocuments(Supplier<IdentityKey> keys) {
    this.keys = keys;
  }

  /** The certificate that signatures are verified by, PEM; may block. */
  public String certificate() {
    return key().certificate();
  }

  private IdentityKey key() {
    Optional<IdentityKey> known = made;
    if (known.isPresent()) {
      return known.get();
    }
    making.lock();
    try {
      if (made.isEmpty()) {
        made = Optional.of(keys.get());
      }
      return made.orElseThrow();
    } finally {
      making.unlock();
    }
  }

  /** The files of an instance, each made when it is asked for. */
  public MetadataTree.Identity of(InstanceView view) {
    return new MetadataTree.Identity(
        () -> document(view),
        () -> message(view),
        () -> message(view),
        () -> signatures.get(text(view), text -> key().sign(bytes(text))));
  }

  private byte[] message(InstanceView view) {
    return messages.get(text(view), text -> key().signMessage(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(InstanceView view) {
    return new String(document(view), StandardCharsets.UTF_8);
  }

  /** The document, without a last line end. */
  static byte[] document(InstanceView view) {
    Instance instance = view.instance();
    ObjectNode document = JSON.createObjectNode();
    put(document, "accountId", view.accountId());
    put(document, "architecture", instance.architecture().map(ArchitectureValues::wire));
    put(document, "availabilityZone", instance.placement().flatMap(Placement::availabilityZone));
    document.putNull("billingProducts");
    document.putNull("devpayProductCodes");
    document.putNull("marketplaceProductCodes");
    put(document, "imageId", instance.imageId());
    put(document, "instanceId", Optional.of(view.instanceId()));
    put(document, "instanceType", instance.instanceType());
    put(document, "kernelId", instance.kernelId());
    put(
        document,
        "pendingTime",
        instance.launchTime().map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()));
    put(document, "privateIp", instance.privateIpAddress());
    put(document, "ramdiskId", instance.ramdiskId());
    put(document, "region", Optional.of(view.region()));
    put(document, "version", Optional.of(VERSION));
    try {
      return WRITER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Text is no JSON", e);
    }
  }

  private static void put(ObjectNode document, String name, Optional<String> value) {
    document.put(name, value.filter(text -> !text.isEmpty()).orElse(null));
  }
}
