// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2AsyncWaiter;

/** The asynchronous client, over Netty. */
public final class AsyncDriver implements Ec2Driver {
  /** For all drivers: closing one takes two seconds. Its threads do not keep the JVM alive. */
  private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

  private final Ec2AsyncClient client;
  private final Ec2AsyncWaiter waiter;
  private final Ec2Calls calls;

  /** A driver for one account. */
  public AsyncDriver(URI api, Account account) {
    this(api, account, AwsV4AuthScheme.create());
  }

  /** A driver for one account that signs in its own way. */
  public AsyncDriver(URI api, Account account, AwsV4AuthScheme scheme) {
    this.client =
        Ec2AsyncClient.builder()
            .endpointOverride(api)
            .region(Region.US_EAST_1)
            .credentialsProvider(account.provider())
            .putAuthScheme(scheme)
            .httpClient(HTTP)
            .build();
    this.waiter =
        Ec2AsyncWaiter.builder().client(client).overrideConfiguration(Waits::configure).build();
    this.calls = SdkCalls.by(Ec2Calls.class, Ec2AsyncClient.class, client);
  }

  @Override
  public Ec2Calls calls() {
    return calls;
  }

  @Override
  public void await(Waiting waiting, String id) {
    var response =
        switch (waiting) {
          case INSTANCE_RUNNING -> waiter.waitUntilInstanceRunning(r -> r.instanceIds(id));
          case INSTANCE_STOPPED -> waiter.waitUntilInstanceStopped(r -> r.instanceIds(id));
          case INSTANCE_TERMINATED -> waiter.waitUntilInstanceTerminated(r -> r.instanceIds(id));
          case VOLUME_AVAILABLE -> waiter.waitUntilVolumeAvailable(r -> r.volumeIds(id));
          case VOLUME_IN_USE -> waiter.waitUntilVolumeInUse(r -> r.volumeIds(id));
          case SNAPSHOT_COMPLETED -> waiter.waitUntilSnapshotCompleted(r -> r.snapshotIds(id));
        };
    Waits.check(response.join(), waiting, id);
  }

  @Override
  public List<DescribeInstancesResponse> pages(DescribeInstancesRequest request) {
    List<DescribeInstancesResponse> pages = Collections.synchronizedList(new ArrayList<>());
    client.describeInstancesPaginator(request).subscribe(pages::add).join();
    return List.copyOf(pages);
  }

  @Override
  public void close() {
    waiter.close();
    client.close();
  }
}
