// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.Secret;
import java.time.Instant;

/**
 * What makes credentials temporary.
 *
 * @param value the text that requests carry as {@code X-Amz-Security-Token}
 * @param expiresAt from when on the credentials are refused
 */
public record SessionToken(Secret value, Instant expiresAt) {}
