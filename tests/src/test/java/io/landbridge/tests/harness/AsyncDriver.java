// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2AsyncWaiter;

/**
 * The asynchronous client, over Netty. The cases speak to it through the blocking client's
 * interface: each call is handed to the method of the same name and waited for.
 */
public final class AsyncDriver implements Ec2Driver {
  private final Ec2AsyncClient client;
  private final Ec2AsyncWaiter waiter;
  private final Ec2Client calls;

  /** A driver for one account. */
  public AsyncDriver(URI api, Account account) {
    this.client =
        Ec2AsyncClient.builder()
            .endpointOverride(api)
            .region(Region.US_EAST_1)
            .credentialsProvider(account.provider())
            .httpClientBuilder(NettyNioAsyncHttpClient.builder())
            .build();
    this.waiter =
        Ec2AsyncWaiter.builder().client(client).overrideConfiguration(Waits::configure).build();
    this.calls =
        (Ec2Client)
            Proxy.newProxyInstance(
                Ec2Client.class.getClassLoader(), new Class<?>[] {Ec2Client.class}, this::call);
  }

  @Override
  public Ec2Client calls() {
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

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    Method same = Ec2AsyncClient.class.getMethod(method.getName(), method.getParameterTypes());
    try {
      return ((CompletableFuture<?>) same.invoke(client, arguments)).join();
    } catch (CompletionException | InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
