// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.aws.Secret;
import java.util.Optional;

/**
 * An SSH key pair; the private part is there only in the answer that made it.
 *
 * @param id absent before CloudStack 4.17
 * @param fingerprint MD5 of the public key, in hexadecimal pairs
 * @param privatekey PEM
 */
public record SshKeyPair(
    Optional<NativeId> id,
    String name,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<String> fingerprint,
    Optional<Secret> privatekey) {}
