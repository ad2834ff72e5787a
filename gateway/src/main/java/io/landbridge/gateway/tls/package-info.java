// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * Certificates of the API port: reading PEM files again when they change, and making a certificate
 * authority for a trial. Knows nothing of requests.
 */
@NullMarked
package io.landbridge.gateway.tls;

import org.jspecify.annotations.NullMarked;
