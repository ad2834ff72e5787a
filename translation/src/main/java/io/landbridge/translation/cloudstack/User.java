// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.Optional;

/**
 * A user of an account.
 *
 * @param state {@code enabled}, {@code disabled} or {@code locked}
 * @param accounttype as in {@link Account}
 * @param apikeyaccess {@code ENABLED}, {@code DISABLED} or {@code INHERIT} for the use of keys;
 *     absent before CloudStack 4.20.1
 */
public record User(
    NativeId id,
    String username,
    Optional<String> firstname,
    Optional<String> lastname,
    Optional<String> email,
    String state,
    String account,
    NativeId accountid,
    int accounttype,
    Optional<String> roletype,
    NativeId domainid,
    Optional<String> domain,
    Optional<String> apikey,
    Optional<Instant> created,
    Optional<Boolean> isdefault,
    Optional<String> apikeyaccess) {}
