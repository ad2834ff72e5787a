// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** The blocking client, over Apache's HTTP client. */
public final class SyncDriver implements Ec2Driver {
  private final Ec2Client client;
  private final Ec2Waiter waiter;
  private final Ec2Calls calls;

  /** A driver for one account. */
  public SyncDriver(URI api, Account account) {
    this(api, account, AwsV4AuthScheme.create());
  }

  /** A driver for one account that signs in its own way. */
  public SyncDriver(URI api, Account account, AwsV4AuthScheme scheme) {
    this.client =
        Ec2Client.builder()
            .endpointOverride(api)
            .region(Region.US_EAST_1)
            .credentialsProvider(account.provider())
            .putAuthScheme(scheme)
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    this.calls = SdkCalls.by(Ec2Calls.class, Ec2Client.class, client);
    this.waiter =
        Ec2Waiter.builder().client(client).overrideConfiguration(Waits::configure).build();
  }

  @Override
  public Ec2Calls calls() {
    return calls;
  }

  /** The client itself. */
  public Ec2Client client() {
    return client;
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
    Waits.check(response, waiting, id);
  }

  @Override
  public List<DescribeInstancesResponse> pages(DescribeInstancesRequest request) {
    return client.describeInstancesPaginator(request).stream().toList();
  }

  @Override
  public void close() {
    waiter.close();
    client.close();
  }
}
