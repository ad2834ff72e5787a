// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/** The id of a whole cloud ({@code getCloudIdentifier}). */
public record CloudIdentifier(String cloudidentifier) {}
