// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.tls;

import java.nio.file.Path;

/**
 * Where a certificate and its key are.
 *
 * @param certificate PEM: the certificate, then its chain
 * @param key PEM: the private key, PKCS #8
 */
public record CertificateFiles(Path certificate, Path key) {}
