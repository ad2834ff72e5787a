// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A multipart upload that is neither complete nor aborted.
 *
 * @param initiator canonical user id of who began it
 * @param checksum the kind of checksum that the upload was begun with
 * @param encryption how the parts are kept
 * @param owner canonical user id of who will own the object
 * @param headers those of the request that began it, by their names, that its parts are held to
 */
public record Upload(
    ObjectKey key,
    UploadId id,
    Instant initiated,
    String initiator,
    Optional<UploadChecksum> checksum,
    EncryptionFacts encryption,
    String owner,
    String storageClass,
    SequencedMap<String, String> headers) {

  public Upload {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** The checksum that an upload was begun with. */
  public record UploadChecksum(String algorithm, Checksum.Type type) {}
}
