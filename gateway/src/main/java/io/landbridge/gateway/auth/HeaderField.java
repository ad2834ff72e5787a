// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

/**
 * A header line as it came.
 *
 * @param name the field's name in any case
 * @param value the field's value; one character for each byte on the wire (ISO-8859-1), which is
 *     how HTTP parsers give it, so that the signed bytes can be had again
 */
public record HeaderField(String name, String value) {}
