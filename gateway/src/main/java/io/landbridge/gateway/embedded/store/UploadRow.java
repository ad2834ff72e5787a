// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectMetadata;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import java.time.Instant;
import java.util.Optional;

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
    Optional<Upload.UploadChecksum> checksum) {
  private static final int FORMAT = 1;

  Upload toUpload(ObjectKey key) {
    return new Upload(
        key,
        new UploadId(stamp.text()),
        initiated,
        initiator,
        checksum,
        sealing.facts(),
        owner,
        storageClass);
  }

  byte[] toRow() {
    RowWriter row = new RowWriter(256).u8(FORMAT).raw(stamp.bytes());
    row.var(initiated.toEpochMilli()).text(initiator).text(owner).text(storageClass);
    AttributeFields.write(row, metadata, attributes);
    sealing.write(row);
    row.u8(checksum.isPresent() ? 1 : 0);
    checksum.ifPresent(it -> row.text(it.algorithm()).u8(Checksums.code(it.type())));
    return row.toBytes();
  }

  static UploadRow fromRow(byte[] bytes) {
    RowReader row = RowReader.of(bytes, FORMAT);
    return new UploadRow(
        new Stamp(row.i64(), row.i64(), row.i32()),
        Instant.ofEpochMilli(row.var()),
        row.text(),
        row.text(),
        row.text(),
        AttributeFields.readMetadata(row),
        AttributeFields.readAttributes(row),
        Sealing.read(row),
        row.u8() == 1
            ? Optional.of(new Upload.UploadChecksum(row.text(), Checksums.type(row.u8())))
            : Optional.empty());
  }
}
