// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.HmacSha256;
import io.landbridge.aws.Secret;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.CloudStack;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.ec2.describe.Describe;
import io.landbridge.translation.ec2.tags.Tags;
import io.landbridge.translation.ids.AccountIds;
import io.landbridge.translation.ids.IdMap;
import io.landbridge.translation.ids.Ids;
import io.landbridge.translation.jobs.Jobs;
import io.landbridge.translation.jobs.RecordedJobs;
import io.landbridge.translation.state.Store;
import io.landbridge.translation.state.StoreOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;

/**
 * What handlers are made from, over a scripted cloud and a store in memory, at {@link Calls#NOW}.
 */
public final class TestBackend {
  private static final InstantSource CLOCK = InstantSource.fixed(Calls.NOW);

  private TestBackend() {}

  /** A backend over this cloud with an empty store; the store ends with the process. */
  public static Ec2Backend over(CloudStack cloud) {
    return over(cloud, new RecordedJobs());
  }

  /** A backend that gives its jobs to the test. */
  public static Ec2Backend over(CloudStack cloud, Jobs jobs) {
    Store store = Store.open(StoreOptions.inMemory(), CLOCK);
    var listers = KindListers.over(cloud, store);
    Ids ids = new Ids(store, IdMap.local(store, 1000), listers, new SplittableRandom(1));
    return new Ec2Backend(
        cloud,
        new NativeCatalogue(cloud, Duration.ofMinutes(1)),
        Ec2Options.ofRegion("us-east-1"),
        store,
        ids,
        new AccountIds(store),
        jobs,
        new Describe(TestBackend::tokenKey, CLOCK),
        new Tags(cloud, ids, store.storedTags(), listers, jobs),
        CLOCK);
  }

  private static HmacSha256 tokenKey() {
    return HmacSha256.with(Secret.of("a key for page tokens"));
  }
}
