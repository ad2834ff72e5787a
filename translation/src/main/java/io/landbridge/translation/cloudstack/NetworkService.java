// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/** A service that a network or VPC provides, for example {@code SecurityGroup}. */
public record NetworkService(String name) {}
