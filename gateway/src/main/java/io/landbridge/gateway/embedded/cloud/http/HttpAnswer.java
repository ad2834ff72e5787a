// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.http;

import java.util.Optional;

/**
 * A finished answer.
 *
 * @param description the error's text, for the header {@code X-Description}
 */
record HttpAnswer(int status, String contentType, String body, Optional<String> description) {}
