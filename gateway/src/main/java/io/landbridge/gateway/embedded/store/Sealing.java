// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.gateway.embedded.store.seal.WrappedKey;
import io.landbridge.translation.s3.store.EncryptionFacts;
import java.util.Optional;

/**
 * How content is encrypted.
 *
 * @param facts what clients are told
 * @param dataKey what opens it; present unless it is in the clear
 * @param context the encryption context that the data key is bound to; may be empty
 */
record Sealing(EncryptionFacts facts, Optional<WrappedKey> dataKey, String context) {
  static final Sealing NONE = new Sealing(EncryptionFacts.NONE, Optional.empty(), "");

  void write(RowWriter row) {
    switch (facts) {
      case EncryptionFacts.None _ -> row.u8(0);
      case EncryptionFacts.SseS3 _ -> row.u8(1);
      case EncryptionFacts.SseKms kms -> row.u8(2).text(kms.keyArn()).u8(kms.bucketKey() ? 1 : 0);
      case EncryptionFacts.SseC _ -> row.u8(3);
    }
    dataKey.ifPresent(key ->
        row.text(key.ringKey().orElse(""))
            .bytes(key.salt().toArray())
            .bytes(key.sealed().toArray())
            .text(context));
  }

  static Sealing read(RowReader row) {
    EncryptionFacts facts =
        switch (row.u8()) {
          case 0 -> EncryptionFacts.NONE;
          case 1 -> new EncryptionFacts.SseS3();
          case 2 -> new EncryptionFacts.SseKms(row.text(), row.u8() == 1);
          case 3 -> new EncryptionFacts.SseC();
          default -> throw new IllegalStateException("A row with an unknown encryption");
        };
    if (facts instanceof EncryptionFacts.None) {
      return NONE;
    }
    WrappedKey key =
        new WrappedKey(
            Optional.of(row.text()).filter(id -> !id.isEmpty()),
            WrappedKey.Bytes.of(row.bytes()),
            WrappedKey.Bytes.of(row.bytes()));
    return new Sealing(facts, Optional.of(key), row.text());
  }
}
