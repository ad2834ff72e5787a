// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3;

/** What a request wants, as far as its head tells. */
public sealed interface S3Route {

  /** What it is about. */
  S3Address address();

  /** An operation. */
  record Call(RestOperation<?, ?> operation, S3Address address, QueryString query)
      implements S3Route {}

  /** A browser asks before a request to another origin. */
  record Preflight(S3Address address) implements S3Route {}

  /** An upload by a form, whose fields hold what other requests have in their headers. */
  record PostForm(S3Address address) implements S3Route {}
}
