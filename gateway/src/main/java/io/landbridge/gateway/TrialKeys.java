// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.aws.Secret;

/**
 * A key pair of the built-in seed, which everybody knows and which is therefore shown.
 *
 * @param account whose it is
 * @param accessKey the access key id
 * @param secretKey the secret access key
 */
public record TrialKeys(String account, String accessKey, Secret secretKey) {}
