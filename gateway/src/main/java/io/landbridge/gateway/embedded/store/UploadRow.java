// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** An upload in parts as its row holds it. */
record UploadRow(
    Stamp stamp,
    Instant initiated,
    String initiator,
    String owner,
    String storageClass,
    ObjectMetadata metadata,
    Attributes attributes,
    Sealing sealing,
    Optional<Upload.UploadChecksum> checksum,
    SequencedMap<String, String> headers) {
  private static final int FORMAT = 1;
  private static final int CHECKSUM = 1;
  private static final int HEADERS = 2;

  Upload toUpload(ObjectKey key) {
    return new Upload(
        key,
        new UploadId(stamp.text()),
        initiated,
        initiator,
        checksum,
        sealing.facts(),
        owner,
        storageClass,
        headers);
  }

  byte[] toRow() {
    RowWriter row = new RowWriter(256).u8(FORMAT).raw(stamp.bytes());
    row.var(initiated.toEpochMilli()).text(initiator).text(owner).text(storageClass);
    AttributeFields.write(row, metadata, attributes);
    sealing.write(row);
    row.u8((checksum.isPresent() ? CHECKSUM : 0) | (headers.isEmpty() ? 0 : HEADERS));
    checksum.ifPresent(it -> row.text(it.algorithm()).u8(Checksums.code(it.type())));
    return (headers.isEmpty() ? row : row.map(headers)).toBytes();
  }

  static UploadRow fromRow(byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    Stamp stamp = new Stamp(row.i64(), row.i64(), row.i32());
    Instant initiated = Instant.ofEpochMilli(row.var());
    String initiator = row.text();
    String owner = row.text();
    String storageClass = row.text();
    ObjectMetadata metadata = AttributeFields.readMetadata(row);
    Attributes attributes = AttributeFields.readAttributes(row);
    Sealing sealing = Sealing.read(row);
    int flags = row.u8();
    Optional<Upload.UploadChecksum> checksum =
        (flags & CHECKSUM) != 0
            ? Optional.of(new Upload.UploadChecksum(row.text(), Checksums.type(row.u8())))
            : Optional.empty();
    return new UploadRow(
        stamp,
        initiated,
        initiator,
        owner,
        storageClass,
        metadata,
        attributes,
        sealing,
        checksum,
        (flags & HEADERS) != 0 ? row.map() : new LinkedHashMap<>());
  }
}
