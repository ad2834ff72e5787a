// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import io.landbridge.translation.metadata.tree.TreeChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports for instances.
 *
 * @param host an IP address or a name of this machine; {@code 0.0.0.0} is every IPv4 address
 * @param port 0 takes a free port
 * @param tree whose values are shown to instances that have not chosen
 * @param network the native UUID of the network of all who ask at this port
 * @param networks more ports by name, each {@code HOST:PORT NETWORK [TREE]}
 * @param proxySecret what trusted proxies sign with whom they ask for
 * @param rate requests a second that each instance may make in the long run
 * @param burst requests that each instance may make at once
 * @param maxInFlight how many requests are worked on at once; more are answered 503
 * @param routers how many routers are between the guests and the ports
 * @param instancesKept how old the list of the cloud's machines may be
 */
public record MetadataSettings(
    @Meaning("Address to listen on; `0.0.0.0` for every interface.") String host,
    @Meaning("TCP port; 0 takes a free one.") int port,
    @Meaning(
            "Whose values stand where EC2 and CloudStack use one path: `both` (EC2's below"
                + " `/latest/meta-data/`, CloudStack's in the older form `/latest/KEY`), `ec2` or"
                + " `cloudstack`.")
        TreeChoice tree,
    @Meaning(
            "UUID of the guest network whose instances ask at this port; needed where networks use"
                + " the same addresses.")
        Optional<String> network,
    @Meaning(
            "More ports, each for one guest network: a name, and `HOST:PORT UUID` or `HOST:PORT"
                + " UUID TREE`.")
        Map<String, String> networks,
    @Meaning(
            "Secret that trusted proxies sign the header `X-Landbridge-Guest` with; without it the"
                + " header is refused.")
        Optional<Secret> proxySecret,
    @Meaning("Requests a second that each instance may make in the long run.") int rate,
    @Meaning("Requests that each instance may make at once, after a rest.") int burst,
    @Meaning("Requests worked on at once; one more is answered 503.") int maxInFlight,
    @Meaning(
            "Routers between the guests and the ports. The answer with a token may pass so many more"
                + " than the instance's `HttpPutResponseHopLimit` says.")
        int routers,
    @Meaning(
            "How old the list of the cloud's machines may be. Longer costs the cloud less; shorter"
                + " shows less long to a guest what the machine was that had its address before.")
        Duration instancesKept) {
  private static final int SHORTEST_SECRET = 32;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
  private static final Pattern LISTENER =
      Pattern.compile(
          "(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:]+):(?<port>[0-9]{1,5})\\s+(?<network>\\S+)"
              + "(\\s+(?<tree>\\S+))?");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * One port.
   *
   * @param name {@code metadata} for the first, otherwise its own name
   * @param host the address to listen on
   * @param port 0 takes a free port
   * @param tree whose values are shown
   * @param network the native UUID of the network of all who ask there
   */
  public record Listener(
      String name, String host, int port, TreeChoice tree, Optional<String> network) {}

  public MetadataSettings {
    networks = Map.copyOf(networks);
    Check.text("host", host);
    Check.port("port", port);
    network.ifPresent(uuid -> checkUuid("network", uuid));
    TreeChoice standard = tree;
    networks.forEach((name, text) -> listener(name, text, standard));
    if (proxySecret.filter(s -> s.expose().length() < SHORTEST_SECRET).isPresent()) {
      throw new ConfigurationException(
          "proxySecret", "must have " + SHORTEST_SECRET + " characters at least");
    }
    Check.range("rate", rate, 1, 100_000);
    Check.range("burst", burst, 1, 100_000);
    Check.range("maxInFlight", maxInFlight, 1, 100_000);
    Check.range("routers", routers, 0, 254);
    Check.duration("instancesKept", instancesKept, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  /** Every port, the first one first, the others by name. */
  public List<Listener> listeners() {
    List<Listener> all = new ArrayList<>();
    all.add(new Listener("metadata", host, port, tree, network));
    networks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> all.add(listener(entry.getKey(), entry.getValue(), tree)));
    return List.copyOf(all);
  }

  private static Listener listener(String name, String text, TreeChoice standard) {
    String key = "networks." + name;
    Matcher form = LISTENER.matcher(text);
    if (!NAME.matcher(name).matches() || name.equals("metadata")) {
      throw new ConfigurationException(
          key, "must be named by lower-case letters, digits and dashes, and not metadata");
    }
    if (!form.matches()) {
      throw new ConfigurationException(key, "must be like 10.1.1.2:80 UUID ec2");
    }
    String host = form.group("host");
    int port = Integer.parseInt(form.group("port"));
    Check.port(key, port);
    checkUuid(key, form.group("network"));
    TreeChoice tree = form.group("tree") == null ? standard : tree(key, form.group("tree"));
    return new Listener(
        name,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port,
        tree,
        Optional.of(form.group("network")));
  }

  private static TreeChoice tree(String key, String word) {
    return TreeChoice.find(word)
        .orElseThrow(
            () -> new ConfigurationException(key, "must end with both, ec2 or cloudstack"));
  }

  private static void checkUuid(String key, String text) {
    if (!UUID.matcher(text).matches()) {
      throw new ConfigurationException(key, "must name a network by its UUID in CloudStack");
    }
  }

  static MetadataSettings defaults() {
    return new MetadataSettings(
        "127.0.0.1",
        8775,
        TreeChoice.BOTH,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        100,
        300,
        2048,
        0,
        Duration.ofSeconds(5));
  }
}
