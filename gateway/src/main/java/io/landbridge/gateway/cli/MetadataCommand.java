// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.cli;

import io.landbridge.gateway.MachineMetadata;
import io.landbridge.translation.metadata.router.RouterOptions;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.io.PrintWriter;
import java.net.Inet4Address;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves this machine its own metadata, on a machine in a guest network of CloudStack. */
@Command(
    name = "metadata",
    description = {
      "Serve this machine its metadata as EC2 and as CloudStack serve it, from the network's"
          + " virtual router, without a gateway.",
      "The router is the DHCP server of this machine's newest lease, or else the default gateway."
    },
    mixinStandardHelpOptions = true)
final class MetadataCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataCommand.class);
  private static final int HTTP = 80;
  private static final int HIGHEST_PORT = 65535;

  @Option(
      names = "--from-router",
      required = true,
      description = "Take it from the virtual router: the one source that there is.")
  private boolean fromRouter;

  @Option(
      names = "--router",
      paramLabel = "ADDRESS[:PORT]",
      description = "The router's IPv4 address; port 80.")
  private Optional<String> router = Optional.empty();

  @Option(names = "--host", paramLabel = "ADDRESS", description = "Listen here; 127.0.0.1.")
  private String host = "127.0.0.1";

  @Option(names = "--port", paramLabel = "N", description = "8775; 0 takes a free port.")
  private int port = 8775;

  @Option(
      names = "--tree",
      description =
          "Whose values stand where EC2 and CloudStack use one path: ${COMPLETION-CANDIDATES};"
              + " both has EC2's under /latest/meta-data/ and CloudStack's in the older form.")
  private TreeChoice tree = TreeChoice.BOTH;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "The region to tell; otherwise from the zone's name.")
  private Optional<String> region = Optional.empty();

  @Option(names = "--require-tokens", description = "Answer IMDSv2 only.")
  private boolean requireTokens;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    MachineMetadata metadata = new MachineMetadata();
    URI endpoint =
        metadata.start(new MachineMetadata.Options(host, checked(port, 0), tree, routerOptions()));
    LOG.atInfo().addKeyValue("fromRouter", fromRouter).log("started");
    Ending.closing(metadata::close);
    PrintWriter out = spec.commandLine().getOut();
    out.println("ready metadata=" + endpoint);
    out.flush();
    new CountDownLatch(1).await(); // until the process is told to end
    return 0;
  }

  private RouterOptions routerOptions() {
    RouterOptions asked = RouterOptions.DEFAULT.withTokensRequired(requireTokens);
    RouterOptions placed = region.map(asked::withRegion).orElse(asked);
    return router.map(text -> at(placed, text)).orElse(placed);
  }

  private RouterOptions at(RouterOptions options, String text) {
    int colon = text.indexOf(':');
    String address = colon < 0 ? text : text.substring(0, colon);
    try {
      return options.withAddress(
          Inet4Address.ofLiteral(address).getHostAddress(),
          colon < 0 ? HTTP : checked(Integer.parseInt(text.substring(colon + 1)), 1));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--router: not an IPv4 address with or without a port: " + text, e);
    }
  }

  private int checked(int number, int lowest) {
    if (number < lowest || number > HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "No port: " + number);
    }
    return number;
  }
}
