// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.identity;

import io.landbridge.aws.Secret;

/**
 * A CloudStack key pair. Native calls made for a caller are signed with the caller's own pair, so
 * that native roles, limits and audit hold.
 *
 * @param apiKey the CloudStack API key, which is also the AWS access key id
 * @param secretKey the CloudStack secret key, which is also the AWS secret access key
 */
public record NativeCredentials(String apiKey, Secret secretKey) {}
