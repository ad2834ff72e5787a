// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata;

import io.landbridge.translation.metadata.tree.TreeChoice;
import java.util.Optional;

/**
 * What is asked of the metadata service.
 *
 * @param asker who asks, as the listener knows it
 * @param tree whose values the listener shows
 * @param method what is to be done
 * @param path as it stands in the request line, without the query
 * @param token {@code X-aws-ec2-metadata-token}
 * @param tokenLife {@code X-aws-ec2-metadata-token-ttl-seconds}
 * @param forwarded whether it has an {@code X-Forwarded-For}
 */
public record MetadataRequest(
    Asker asker,
    TreeChoice tree,
    Method method,
    String path,
    Optional<String> token,
    Optional<String> tokenLife,
    boolean forwarded) {

  /** Methods that mean something here. */
  public enum Method {
    /** Reads, with or without the body of the answer. */
    GET,
    /** Makes a token. */
    PUT,
    /** Everything else. */
    OTHER
  }
}
