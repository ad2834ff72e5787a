// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.Document;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.Retention;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/** Metadata and attributes as fields of a row. */
final class AttributeFields {
  private static final int LEGAL_HOLD = 1;
  private static final int GOVERNANCE = 2;
  private static final int COMPLIANCE = 4;
  private static final int ACL = 8;
  private static final int NO_LEGAL_HOLD = 16;

  private AttributeFields() {}

  static void write(RowWriter row, ObjectMetadata metadata, Attributes attributes) {
    row.map(metadata.system()).map(metadata.user()).map(attributes.tags()).u8(flags(attributes));
    attributes.retention().ifPresent(retention -> row.var(retention.until().toEpochMilli()));
    attributes.acl().ifPresent(acl -> row.bytes(acl.bytes()));
  }

  static ObjectMetadata readMetadata(RowReader row) {
    return new ObjectMetadata(row.map(), row.map());
  }

  static Attributes readAttributes(RowReader row) {
    SequencedMap<String, String> tags = row.map();
    int flags = row.u8();
    Optional<Retention> retention = Optional.empty();
    if ((flags & (GOVERNANCE | COMPLIANCE)) != 0) {
      Retention.Mode mode =
          (flags & GOVERNANCE) != 0 ? Retention.Mode.GOVERNANCE : Retention.Mode.COMPLIANCE;
      retention = Optional.of(new Retention(mode, Instant.ofEpochMilli(row.var())));
    }
    Optional<Document> acl =
        (flags & ACL) != 0 ? Optional.of(Document.of(row.bytes())) : Optional.empty();
    if (tags.isEmpty() && flags == 0) {
      return Attributes.NONE;
    }
    return new Attributes(tags, retention, legalHold(flags), acl);
  }

  private static LegalHold legalHold(int flags) {
    if ((flags & LEGAL_HOLD) != 0) {
      return LegalHold.ON;
    }
    return (flags & NO_LEGAL_HOLD) != 0 ? LegalHold.OFF : LegalHold.NEVER;
  }

  private static int flags(Attributes attributes) {
    int flags =
        switch (attributes.legalHold()) {
          case NEVER -> 0;
          case ON -> LEGAL_HOLD;
          case OFF -> NO_LEGAL_HOLD;
        };
    flags |=
        attributes
            .retention()
            .map(retention ->
                switch (retention.mode()) {
                  case GOVERNANCE -> GOVERNANCE;
                  case COMPLIANCE -> COMPLIANCE;
                })
            .orElse(0);
    return attributes.acl().isPresent() ? flags | ACL : flags;
  }
}
