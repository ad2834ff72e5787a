// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How a multipart upload begins.
 *
 * @param initiator canonical user id of who begins it
 * @param checksum the checksum that all parts and the object will have
 * @param headers see {@link Upload}
 */
public record NewUpload(
    NewObject object,
    String initiator,
    Optional<Upload.UploadChecksum> checksum,
    SequencedMap<String, String> headers) {

  public NewUpload {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }
}
