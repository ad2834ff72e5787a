// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.store;

import java.time.InstantSource;

/**
 * The parts of the store, which all of its operations share.
 *
 * @param rows finds versions
 * @param locks makes checks and writes of a key one step
 * @param publisher makes changes visible
 * @param intake takes in content
 * @param contents gives out content
 * @param copies makes content of content
 * @param sealer knows the keys of content
 * @param readers knows who reads
 * @param sequence gives everything that is written its place in time
 */
record Engine(
    StoreOptions options,
    InstantSource clock,
    Metadata metadata,
    VersionRows rows,
    KeyLocks locks,
    Publisher publisher,
    Intake intake,
    Contents contents,
    Copies copies,
    Sealer sealer,
    Readers readers,
    Sequence sequence) {}
