// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
/**
 * What a machine inside a guest network learns of itself from CloudStack's virtual router: the
 * router is found from DHCP leases, its files are read and translated into a view. It serves the
 * machine that it runs on and nobody else; it knows no native API, no store and no EC2 ids but
 * those that follow from the machine's UUID.
 */
@NullMarked
package io.landbridge.translation.metadata.router;

import org.jspecify.annotations.NullMarked;
