// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceSource;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.SourceUnavailableException;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine that this process runs on, as CloudStack's virtual router tells it. Whoever connects
 * from an address of this machine is this machine; everybody else is nobody.
 *
 * <p>Of the candidates for the router the first that knows this machine is taken, and is looked for
 * again when what it said is too old: leases change.
 */
public final class RouterInstances implements InstanceSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouterInstances.class);
  private static final Path ROOT = Path.of("/");

  private final RouterConnection connection;
  private final RouterCandidates candidates;
  private final Supplier<OwnNetwork> network;
  private final RouterOptions options;
  private final SharedReading<Optional<Served>> served;

  /** The machine that this process runs on. */
  public RouterInstances(Vertx vertx, RouterOptions options, InstantSource clock) {
    this(
        vertx,
        new RouterCandidates(ROOT, options.address()),
        new KernelNetwork(ROOT),
        options,
        clock);
  }

  RouterInstances(
      Vertx vertx,
      RouterCandidates candidates,
      Supplier<OwnNetwork> network,
      RouterOptions options,
      InstantSource clock) {
    this.connection = new RouterConnection(vertx, options.port(), options.timeout());
    this.candidates = candidates;
    this.network = network;
    this.options = options;
    this.served = new SharedReading<>(clock, options.keep());
  }

  private record Served(RouterFiles router, InstanceView view) {}

  @Override
  public Optional<InstanceView> find(Asker asker) {
    return network.get().isOwn(asker.address()) ? current().map(Served::view) : Optional.empty();
  }

  @Override
  public Optional<byte[]> userData(InstanceView instance) {
    try {
      return current()
          .filter(it -> it.view().instanceId().equals(instance.instanceId()))
          .flatMap(it -> it.router().userData());
    } catch (RouterException e) {
      throw new SourceUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<Served> current() {
    try {
      return served.get(this::read);
    } catch (RouterException e) {
      throw new SourceUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Empty when every candidate answers and none knows this machine. */
  private Optional<Served> read() {
    List<String> addresses = candidates.list();
    if (addresses.isEmpty()) {
      throw new RouterException("Neither a DHCP lease nor a default route names a virtual router");
    }
    List<RouterException> failures = new ArrayList<>();
    for (String address : addresses) {
      RouterFiles router = new RouterFiles(connection, address);
      try {
        Map<String, String> values = router.values();
        if (!values.isEmpty()) {
          LOG.atDebug().addKeyValue("router", address).log("Metadata read");
          return Optional.of(new Served(router, view(values)));
        }
      } catch (RouterException e) {
        LOG.atWarn()
            .addKeyValue("router", address)
            .addKeyValue("reason", e.getMessage())
            .log("No metadata");
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
    return Optional.empty();
  }

  private InstanceView view(Map<String, String> values) {
    return new RouterView(values, network.get(), options, System.getProperty("os.arch", ""))
        .toView();
  }

  /** Ends the connections to the router. */
  @Override
  public void close() {
    connection.close();
  }
}
