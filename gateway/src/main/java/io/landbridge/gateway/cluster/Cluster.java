// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.landbridge.translation.ids.IdMap;
import io.landbridge.translation.state.Store;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's Hazelcast member. Alone unless told otherwise; never by multicast, never by
 * guessing its surroundings.
 */
public final class Cluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final AtomicInteger started = new AtomicInteger();
  private static final int MOST_IDS = 50_000;

  private final HazelcastInstance member;

  private Cluster(HazelcastInstance member) {
    this.member = member;
  }

  /**
   * Starts a member and joins the others that can be reached; blocks until that is done.
   *
   * @param store what the shared maps are loaded through from
   */
  public static Cluster start(ClusterOptions options, Store store) {
    long begun = System.nanoTime();
    // What Hazelcast says before it reads its configuration would otherwise go to
    // java.util.logging.
    System.setProperty("hazelcast.logging.type", "slf4j");
    Cluster cluster = new Cluster(Hazelcast.newHazelcastInstance(config(options, store)));
    LOG.atInfo()
        .addKeyValue("address", cluster.address())
        .addKeyValue("members", cluster.size())
        .addKeyValue("elapsedMillis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("Cluster member started");
    return cluster;
  }

  private static Config config(ClusterOptions options, Store store) {
    Config config = new Config();
    // Names of members are for logs; two in one JVM must differ.
    config.setInstanceName(options.name() + "-" + started.incrementAndGet());
    config.setClusterName(clusterName(options));
    properties(options).forEach(config::setProperty);
    config.getMetricsConfig().setEnabled(false);
    config.getJetConfig().setEnabled(false);
    config.getIntegrityCheckerConfig().setEnabled(false);
    configureNetwork(config.getNetworkConfig(), options);
    IdMap.configure(config, store, MOST_IDS);
    return config;
  }

  private static String clusterName(ClusterOptions options) {
    // A name nobody else has is what keeps others out of a member that wants to be alone.
    return options.discovery() instanceof ClusterOptions.Discovery.Standalone
        ? options.name() + "-" + UUID.randomUUID()
        : options.name();
  }

  private static Map<String, String> properties(ClusterOptions options) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("hazelcast.phone.home.enabled", "false");
    properties.put("hazelcast.shutdownhook.enabled", "false");
    properties.put("hazelcast.health.monitoring.level", "OFF");
    properties.put("hazelcast.slow.operation.detector.enabled", "false");
    properties.put("hazelcast.socket.bind.any", "false");
    properties.put("hazelcast.local.localAddress", options.host());
    // Caches of a few megabytes: few threads and few partitions do. All members must agree on
    // the number of partitions.
    properties.put("hazelcast.partition.count", "71");
    properties.put("hazelcast.operation.thread.count", "2");
    properties.put("hazelcast.operation.generic.thread.count", "2");
    properties.put("hazelcast.io.thread.count", "1");
    properties.put("hazelcast.event.thread.count", "1");
    properties.put("hazelcast.event.queue.capacity", "100000");
    // A member that is gone is noticed within seconds, and one that is not there is not waited for.
    properties.put("hazelcast.wait.seconds.before.join", "0");
    properties.put("hazelcast.tcp.join.port.try.count", "1");
    properties.put("hazelcast.max.no.heartbeat.seconds", "15");
    properties.put("hazelcast.heartbeat.interval.seconds", "2");
    properties.put("hazelcast.operation.call.timeout.millis", "10000");
    properties.put("hazelcast.merge.first.run.delay.seconds", "20");
    properties.put("hazelcast.merge.next.run.delay.seconds", "20");
    properties.put("hazelcast.graceful.shutdown.max.wait", "5");
    return properties;
  }

  private static void configureNetwork(NetworkConfig network, ClusterOptions options) {
    network.setPort(options.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(options.host());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    switch (options.discovery()) {
      case ClusterOptions.Discovery.Standalone _ -> join.getTcpIpConfig().setEnabled(false);
      case ClusterOptions.Discovery.TcpIp tcpIp ->
          join.getTcpIpConfig()
              .setEnabled(true)
              .setConnectionTimeoutSeconds(2)
              .setMembers(tcpIp.members());
      case ClusterOptions.Discovery.Kubernetes kubernetes ->
          join.getKubernetesConfig()
              .setEnabled(true)
              .setProperty("service-dns", kubernetes.serviceDns());
    }
  }

  /** The member, for those who share maps declared here. */
  public HazelcastInstance hazelcast() {
    return member;
  }

  /** The address that other members reach this one at. */
  public InetSocketAddress address() {
    return member.getCluster().getLocalMember().getSocketAddress();
  }

  /** How many members there are, this one included. */
  public int size() {
    return member.getCluster().getMembers().size();
  }

  /** Leaves the cluster. */
  @Override
  public void close() {
    member.shutdown();
  }
}
