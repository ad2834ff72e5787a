// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.ec2.describe.Describe;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.jobs.Jobs;
import io.landbridge.translation.state.Store;
import java.time.InstantSource;

/**
 * What handlers are made from. A handler takes the parts it needs and keeps none of the rest.
 *
 * @param cloud the native cloud
 * @param catalogue what the operator set up natively, briefly cached
 * @param options what the operator decided about the EC2 view
 * @param store the gateway's own state
 * @param ids EC2 ids and back
 * @param accounts account ids and back
 * @param jobs native jobs that outlive a request
 * @param describe answers Describe requests
 * @param tags the tags of all kinds
 * @param clock the time
 */
public record Ec2Backend(
    CloudStack cloud,
    NativeCatalogue catalogue,
    Ec2Options options,
    Store store,
    Ids ids,
    AccountIds accounts,
    Jobs jobs,
    Describe describe,
    Tags tags,
    InstantSource clock) {}
