// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

/**
 * A field of a form.
 *
 * @param name as it came; names are compared without regard to case
 * @param value its text
 */
public record FormField(String name, String value) {}
