// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.body.AnnouncedBody;
import io.landbridge.gateway.body.RawBody;
import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.translation.s3.RequestBody;
import io.landbridge.translation.s3.store.ObjectBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The body of a request whose head has been verified.
 *
 * @param payload what the signature says of it
 */
record ArrivedBody(RequestHead head, Payload payload, RawBody raw) implements RequestBody {

  @Override
  public ObjectBody open(long mostBytes) {
    return AnnouncedBody.of(head, payload).requireLength().requireAtMost(mostBytes).open(raw);
  }

  @Override
  public Optional<Algorithm> announced() {
    return AnnouncedBody.of(head, payload).checksumAlgorithm();
  }

  @Override
  public byte[] readDocument(int mostBytes, boolean ownChecksum) {
    AnnouncedBody announced =
        ownChecksum
            ? AnnouncedBody.of(head, payload)
            : AnnouncedBody.withoutChecksum(head, payload);
    try {
      return announced.open(raw).readAll(mostBytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The client has gone", e);
    }
  }
}
