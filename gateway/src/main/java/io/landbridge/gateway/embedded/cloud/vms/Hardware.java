// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.vms;

/** What a machine is made of; speed in MHz. */
public record Hardware(String offeringId, int cpus, int mhz, int memoryMiB) {}
