// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.admin;

/**
 * Something that must work for requests to be answered.
 *
 * @param name what it is, in a word
 * @param probe returns when it works and throws when it does not; may block
 */
public record HealthCheck(String name, Runnable probe) {}
