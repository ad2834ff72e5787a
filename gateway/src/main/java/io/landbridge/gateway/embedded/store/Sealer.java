// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.CustomerWrap;
import io.landbridge.gateway.embedded.store.seal.DamagedException;
import io.landbridge.gateway.embedded.store.seal.DataKey;
import io.landbridge.gateway.embedded.store.seal.KeyRing;
import io.landbridge.gateway.embedded.store.seal.RingKey;
import io.landbridge.gateway.embedded.store.seal.WrappedKey;
import io.landbridge.translation.s3.store.CustomerKey;
import io.landbridge.translation.s3.store.EncryptionChoice;
import io.landbridge.translation.s3.store.EncryptionFacts;
import io.landbridge.translation.s3.store.StoreErrors;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Chooses and finds the keys of content. */
final class Sealer {
  private final KeyRing ring;
  private final String arnPrefix;
  private final SecureRandom random;

  Sealer(KeyRing ring, String arnPrefix, SecureRandom random) {
    this.ring = ring;
    this.arnPrefix = arnPrefix;
    this.random = random;
  }

  /** How new content is sealed, and with what. */
  record Seal(Sealing sealing, Optional<DataKey> key) {
    static final Seal NONE = new Seal(Sealing.NONE, Optional.empty());
  }

  /**
   * A new data key as it was asked for.
   *
   * @throws io.landbridge.aws.AwsException {@code KMS.NotFoundException} for a key that is not in
   *     the key ring
   */
  Seal begin(EncryptionChoice choice) {
    return choice instanceof EncryptionChoice.None
        ? Seal.NONE
        : wrap(choice, DataKey.generate(random));
  }

  /** The same content under another key of the ring. */
  Seal rewrap(EncryptionChoice choice, Sealing before) {
    return choice instanceof EncryptionChoice.None
        ? Seal.NONE
        : wrap(choice, unwrap(before, Optional.empty()).orElseThrow());
  }

  private Seal wrap(EncryptionChoice choice, DataKey key) {
    return switch (choice) {
      case EncryptionChoice.None _ -> Seal.NONE;
      case EncryptionChoice.SseS3 _ ->
          seal(new EncryptionFacts.SseS3(), ring.wrap(key, ring.s3Key(), ""), "", key);
      case EncryptionChoice.SseKms kms -> {
        RingKey ringKey = kms.key().map(this::getRingKey).orElseGet(ring::defaultKmsKey);
        String context = kms.context().orElse("");
        yield seal(
            new EncryptionFacts.SseKms(arnPrefix + "key/" + ringKey.id(), kms.bucketKey()),
            ring.wrap(key, ringKey, context),
            context,
            key);
      }
      case EncryptionChoice.SseC customer ->
          seal(new EncryptionFacts.SseC(), CustomerWrap.wrap(key, customer.key(), random), "", key);
    };
  }

  private static Seal seal(EncryptionFacts facts, WrappedKey wrapped, String context, DataKey key) {
    return new Seal(new Sealing(facts, Optional.of(wrapped), context), Optional.of(key));
  }

  private RingKey getRingKey(String name) {
    return ring.find(name).orElseThrow(() -> StoreErrors.noSuchEncryptionKey(name).toException());
  }

  /**
   * What opens the content; empty when it is in the clear.
   *
   * @param customerKey what the request sent
   * @throws io.landbridge.aws.AwsException {@code InvalidRequest} when a customer's key is missing
   *     or not called for, {@code AccessDenied} when it is another
   */
  Optional<DataKey> unwrap(Sealing sealing, Optional<CustomerKey> customerKey) {
    boolean customers = sealing.facts() instanceof EncryptionFacts.SseC;
    if (customers && customerKey.isEmpty()) {
      throw StoreErrors.customerKeyMissing().toException();
    }
    if (!customers && customerKey.isPresent()) {
      throw StoreErrors.customerKeyNotApplicable().toException();
    }
    return sealing.dataKey().map(wrapped -> unwrap(wrapped, sealing.context(), customerKey));
  }

  private DataKey unwrap(WrappedKey wrapped, String context, Optional<CustomerKey> customerKey) {
    try {
      return customerKey.isPresent()
          ? CustomerWrap.unwrap(wrapped, customerKey.get())
              .orElseThrow(() -> StoreErrors.customerKeyWrong().toException())
          : ring.unwrap(wrapped, context);
    } catch (DamagedException e) {
      throw new IllegalStateException("A data key cannot be unwrapped", e);
    }
  }

  /**
   * The ETag of content in one piece: its MD5, but where that would tell about content that only
   * the holder of a key may see, random bytes, as S3 does.
   */
  String etag(EncryptionFacts facts, byte[] md5) {
    return switch (facts) {
      case EncryptionFacts.None _, EncryptionFacts.SseS3 _ -> HexFormat.of().formatHex(md5);
      case EncryptionFacts.SseKms _, EncryptionFacts.SseC _ -> {
        byte[] bytes = new byte[md5.length];
        random.nextBytes(bytes);
        yield HexFormat.of().formatHex(bytes);
      }
    };
  }
}
