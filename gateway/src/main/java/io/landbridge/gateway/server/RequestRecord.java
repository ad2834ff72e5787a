// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

import io.landbridge.aws.AccountId;
import io.landbridge.translation.RequestTrace;
import java.time.Duration;
import java.util.Optional;

/**
 * What is remembered of a request once it is answered; nothing that the client sent beyond the name
 * of the action.
 *
 * @param arrival when it came and from where; its headers and query are not shown to anybody
 * @param service ec2, sts, ...; {@code unknown} when it was refused before
 * @param operation the action, if it is one of the service's
 * @param account whose request it was, once the signature is verified
 * @param user the native user's name
 * @param status the HTTP status of the answer
 * @param errorCode the AWS error code, for an answer that is an error
 * @param elapsed from its arrival to the answer
 * @param trace the native calls
 */
public record RequestRecord(
    Arrival arrival,
    String service,
    String operation,
    Optional<AccountId> account,
    Optional<String> user,
    int status,
    Optional<String> errorCode,
    Duration elapsed,
    RequestTrace trace) {}
