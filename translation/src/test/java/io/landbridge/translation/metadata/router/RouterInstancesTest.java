// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.SourceUnavailableException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouterInstancesTest {
  private static final String UUID = "a1b2c3d4-e5f6-4789-9abc-def012345678";
  private static final String LOOPBACK = "127.0.0.1";
  private static final OwnNetwork NETWORK =
      new OwnNetwork(
          List.of(InetAddress.ofLiteral("10.1.1.5")),
          List.of(new OwnNetwork.Card("eth0", "02:00:00:00:00:01", true, List.of("10.1.1.5"))));

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

  @TempDir private Path root = Path.of("");
  private Optional<StubRouter> started = Optional.empty();

  @BeforeEach
  void startTheRouter() throws IOException {
    started = Optional.of(new StubRouter());
  }

  @AfterEach
  void endAll() {
    started.ifPresent(StubRouter::close);
    vertx.close().await();
  }

  private StubRouter router() {
    return started.orElseThrow();
  }

  private StubRouter knowing() {
    return router()
        .value("instance-id", UUID)
        .value("local-ipv4", "10.1.1.5\n")
        .value("service-offering", "t2.micro")
        .value("availability-zone", "us-east-1b");
  }

  /** At the stub's port, at addresses from leases below the root or at a known one. */
  private RouterInstances instances(Optional<String> address, int port) {
    RouterOptions options =
        new RouterOptions(
            address,
            port,
            Optional.empty(),
            false,
            Duration.ofSeconds(2),
            RouterOptions.DEFAULT.keep());
    return new RouterInstances(
        vertx, new RouterCandidates(root, address), () -> NETWORK, options, now::get);
  }

  private RouterInstances instances() {
    return instances(Optional.of(LOOPBACK), router().port());
  }

  private static Asker asker(String address) {
    return new Asker(Optional.empty(), InetAddress.ofLiteral(address));
  }

  private static Optional<String> id(RouterInstances instances) {
    return instances.find(asker(LOOPBACK)).map(InstanceView::instanceId);
  }

  private void lease(String name, String server) throws IOException {
    Path file = root.resolve("run/systemd/netif/leases").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "SERVER_ADDRESS=" + server + "\n");
  }

  @Test
  void translatesWhatTheRouterServes() {
    knowing();
    InstanceView view = instances().find(asker(LOOPBACK)).orElseThrow();
    assertThat(view.instanceId()).isEqualTo("i-a1b2c3d4e5f647899");
    assertThat(view.instance().privateIpAddress()).contains("10.1.1.5");
    assertThat(view.instance().networkInterfaces()).hasSize(1);
    assertThat(view.machine().publicAddress()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.1.5"})
  void servesThisMachine(String address) {
    knowing();
    assertThat(instances().find(asker(address))).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"10.1.1.6", "172.17.0.2", "2001:db8::1"})
  void servesNobodyElseAndDoesNotAskForThem(String address) {
    knowing();
    assertThat(instances().find(asker(address))).isEmpty();
    assertThat(router().asked()).isEmpty();
  }

  @Test
  void passesUserDataByteForByte() {
    byte[] random = new byte[32 * 1024];
    new Random(4).nextBytes(random);
    knowing().userData(random);
    RouterInstances instances = instances();
    InstanceView view = instances.find(asker(LOOPBACK)).orElseThrow();
    assertThat(instances.userData(view)).hasValueSatisfying(it -> assertThat(it).isEqualTo(random));
  }

  @Test
  void hasNoUserDataWhereThereIsNoneOrItIsEmpty() {
    knowing();
    RouterInstances instances = instances();
    InstanceView view = instances.find(asker(LOOPBACK)).orElseThrow();
    assertThat(instances.userData(view)).isEmpty();
    router().userData(new byte[0]);
    assertThat(instances.userData(view)).isEmpty();
  }

  @Test
  void refusesUserDataThatNoCloudTakes() {
    knowing().userData(new byte[1024 * 1024 + 1]);
    RouterInstances instances = instances();
    InstanceView view = instances.find(asker(LOOPBACK)).orElseThrow();
    assertThatThrownBy(() -> instances.userData(view))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("more than 1048576 bytes");
  }

  @Test
  void keepsTheViewForAShortTime() {
    knowing();
    RouterInstances instances = instances();
    assertThat(id(instances)).contains("i-a1b2c3d4e5f647899");
    int asked = router().asked().size();
    router().value("instance-id", "b1b2c3d4-e5f6-4789-9abc-def012345678");
    now.set(now.get().plusSeconds(4));
    assertThat(id(instances)).contains("i-a1b2c3d4e5f647899");
    assertThat(router().asked()).hasSize(asked);
    now.set(now.get().plusSeconds(1));
    assertThat(id(instances)).contains("i-b1b2c3d4e5f647899");
  }

  @Test
  void isNobodyWhereTheRouterDoesNotKnowThisMachine() {
    assertThat(instances().find(asker(LOOPBACK))).isEmpty();
    assertThat(router().asked()).containsExactly("/latest/meta-data/instance-id");
  }

  @Test
  void takesNoOtherWebServerForARouter() {
    router().everything("<html><body>Welcome to your new home router</body></html>");
    assertThat(instances().find(asker(LOOPBACK))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {500, 503, 302})
  void isUnavailableWhileTheRouterFailsAndServesAgainAfterwards(int status) {
    knowing().setStatus(status);
    RouterInstances instances = instances();
    assertThatThrownBy(() -> instances.find(asker(LOOPBACK)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("status " + status);
    router().setStatus(200);
    assertThat(id(instances)).contains("i-a1b2c3d4e5f647899");
  }

  @Test
  void isUnavailableWhenNothingListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    RouterInstances instances = instances(Optional.of(LOOPBACK), free);
    assertThatThrownBy(() -> instances.find(asker(LOOPBACK)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("The virtual router 127.0.0.1 does not answer");
  }

  @Test
  void isUnavailableWhenTheRouterIsSilent() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RouterOptions options =
          new RouterOptions(
              Optional.of(LOOPBACK),
              silent.getLocalPort(),
              Optional.empty(),
              false,
              Duration.ofMillis(200),
              Duration.ofSeconds(5));
      RouterInstances instances =
          new RouterInstances(
              vertx,
              new RouterCandidates(root, options.address()),
              () -> NETWORK,
              options,
              now::get);
      assertThatThrownBy(() -> instances.find(asker(LOOPBACK)))
          .isInstanceOf(SourceUnavailableException.class);
    }
  }

  @Test
  void findsTheRouterInALeaseAndPassesOverOneThatIsGone() throws IOException {
    knowing();
    lease("2", "127.0.0.1");
    lease("3", "127.0.0.2"); // nothing listens there
    assertThat(id(instances(Optional.empty(), router().port()))).contains("i-a1b2c3d4e5f647899");
  }

  @Test
  void isUnavailableWithoutALeaseAndWithoutARoute() {
    RouterInstances instances = instances(Optional.empty(), router().port());
    assertThatThrownBy(() -> instances.find(asker(LOOPBACK)))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("Neither a DHCP lease nor a default route");
  }

  @Test
  void doesNotServeUserDataOfAnotherInstance() {
    knowing().userData(new byte[] {1});
    RouterInstances instances = instances();
    InstanceView mine = instances.find(asker(LOOPBACK)).orElseThrow();
    router().value("instance-id", "b1b2c3d4-e5f6-4789-9abc-def012345678");
    now.set(now.get().plusSeconds(60));
    assertThat(instances.userData(mine)).isEmpty();
  }
}
