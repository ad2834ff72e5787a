// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.util.OptionalInt;

/**
 * An error as CloudStack answers it.
 *
 * @param command the native command that failed
 * @param code {@code errorcode}, which is also the HTTP status of a direct answer
 * @param detailCode {@code cserrorcode}; absent in answers to unverified requests and in jobs
 * @param text {@code errortext}
 * @param inJob whether an asynchronous job ended with it
 */
public record NativeError(
    NativeCommand command, int code, OptionalInt detailCode, String text, boolean inJob) {}
