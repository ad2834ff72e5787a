// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.api;

/**
 * An error as the API answers it.
 *
 * @param code the HTTP status and {@code errorcode}
 * @param detailCode {@code cserrorcode}; not shown when it is {@link #NO_DETAIL}
 * @param text {@code errortext}
 */
public record ApiError(int code, int detailCode, String text) {
  /** The detail code of errors that show none: those about who calls. */
  public static final int NO_DETAIL = -1;
}
