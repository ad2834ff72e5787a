// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import io.landbridge.aws.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A key pair of a user ({@code getUserKeys}, {@code listUserKeys}).
 *
 * @param state {@code ENABLED} or {@code DISABLED}; absent before CloudStack 4.23
 * @param startdate from when on the pair may be used; absent for from the beginning
 * @param enddate until when the pair may be used; absent for no end
 * @param apikeyaccess whether the user may use keys at all ({@code getUserKeys} since 4.20.1)
 */
public record UserKeys(
    Optional<String> apikey,
    Optional<Secret> secretkey,
    Optional<NativeId> id,
    Optional<String> name,
    Optional<NativeId> userid,
    Optional<String> username,
    Optional<NativeId> accountid,
    Optional<String> accountname,
    Optional<NativeId> domainid,
    Optional<String> state,
    Optional<Instant> created,
    Optional<Instant> startdate,
    Optional<Instant> enddate,
    Optional<Boolean> apikeyaccess) {}
