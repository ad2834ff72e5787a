// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.translation.s3.configuration.ConfigurationParts;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.store.ObjectStore;
import java.time.InstantSource;

/**
 * What handlers are made from.
 *
 * @param buckets the buckets that are there
 * @param users the accounts as documents name them
 * @param store where objects are
 * @param documents the configuration of buckets
 * @param kept the same as the rules it means
 * @param clock the time
 * @param configuration what the operations on configurations need besides
 */
public record S3Backend(
    BucketDirectory buckets,
    CanonicalUsers users,
    ObjectStore store,
    BucketDocuments documents,
    KeptConfiguration kept,
    S3Options options,
    InstantSource clock,
    ConfigurationParts configuration) {}
