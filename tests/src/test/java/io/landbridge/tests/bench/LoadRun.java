// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.ManyInstances;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.SignedHttp;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What DescribeInstances costs in processor time, end to end, against the native call that it
 * makes: one process is the cloud, another the gateway over it. First the cloud alone answers
 * {@code listVirtualMachines}, then the gateway answers DescribeInstances, both at 16 connections.
 * The target is that both processes together use at most 1.5 times what the cloud alone used.
 */
public final class LoadRun {
  private static final int CONNECTIONS = 16;

  /** How many times as many requests as are measured go before them. */
  private static final int WARMING = 4;

  private static final String CALL = "Action=DescribeInstances&Version=2016-11-15";

  private final int instances;
  private final int requests;

  private LoadRun(int instances, int requests) {
    this.instances = instances;
    this.requests = requests;
  }

  /**
   * Prints the figures.
   *
   * @param arguments how many instances there are, and how many requests of each kind are made
   */
  public static void main(String[] arguments) throws Exception {
    int instances = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000;
    new LoadRun(instances, requests).run();
  }

  private void run() throws Exception {
    try (CloudAndGateway both = CloudAndGateway.start()) {
      GatewayProcess cloud = both.cloud();
      GatewayProcess gateway = both.gateway();
      var _ = ManyInstances.launch(gateway.endpoints().api(), instances);
      NativeApi nativeApi = new NativeApi(cloud.endpoints().nativeCommands(), Account.ALICE);
      Map<String, String> asTheGatewayAsks =
          Map.of("details", "nics,secgrp,tmpl,servoff,affgrp,volume");
      try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        SignedHttp signed =
            new SignedHttp(http, gateway.endpoints().api(), Account.ALICE, Clock.systemUTC());
        Callable<Integer> nativeCall =
            () -> nativeApi.send("listVirtualMachines", asTheGatewayAsks).statusCode();
        Callable<Integer> describe = () -> signed.post(CALL).status();
        // Warm: what the compiler of the JVM still does would be counted otherwise.
        load(WARMING * requests, nativeCall);
        load(WARMING * requests, describe);

        Duration cloudBefore = cloud.cpu();
        Duration alone = load(requests, nativeCall);
        Duration cloudAlone = cloud.cpu().minus(cloudBefore);
        cloudBefore = cloud.cpu();
        Duration gatewayBefore = gateway.cpu();
        Duration endToEnd = load(requests, describe);
        Duration cloudBehind = cloud.cpu().minus(cloudBefore);
        Duration gatewayOwn = gateway.cpu().minus(gatewayBefore);

        print("native listVirtualMachines: cloud", cloudAlone, alone);
        print("DescribeInstances: cloud behind", cloudBehind, endToEnd);
        print("DescribeInstances: gateway", gatewayOwn, endToEnd);
        System.out.printf(
            Locale.ROOT,
            "ratio of both processes to the cloud alone: %.2f (target 1.50)%n",
            (double) cloudBehind.plus(gatewayOwn).toNanos() / cloudAlone.toNanos());
      }
    }
  }

  private void print(String what, Duration cpu, Duration wall) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.3f ms of CPU a request, %6.0f requests/s, %d instances, %d connections%n",
        what,
        cpu.toNanos() / 1e6 / requests,
        requests / (wall.toNanos() / 1e9),
        instances,
        CONNECTIONS);
  }

  private static Duration load(int requests, Callable<Integer> call) throws Exception {
    long before = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        answers.add(threads.submit(call));
      }
      for (Future<Integer> answer : answers) {
        if (answer.get() != 200) {
          throw new IllegalStateException("answered " + answer.get());
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }
}
