// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a virtual router may be: the DHCP servers of this machine's leases, of the file that was
 * written last first, and then the default gateway, as cloud-init's CloudStack data source has it.
 * In an isolated network the router is both; in a shared network only the DHCP server is.
 */
final class RouterCandidates {
  private static final int MOST_CANDIDATES = 4;
  private static final int MOST_FILES_A_DIRECTORY = 64;
  private static final int MOST_BYTES_A_FILE = 64 * 1024;

  /** A directory of lease files, and which of its files they are. */
  private record Place(String directory, String files) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("var/lib/dhclient", "*.lease{,s}"), // Red Hat
          new Place("var/lib/dhcp", "*.lease{,s}"), // Debian
          new Place("run", "dhclient*.lease{,s}"), // cloud-init's own start of dhclient
          new Place("var/lib/NetworkManager", "*.lease"),
          new Place("run/NetworkManager/devices", "*"),
          new Place("run/systemd/netif/leases", "*"));

  private final Path root;
  private final Optional<String> configured;

  /**
   * The candidates of a machine.
   *
   * @param root its root directory
   * @param configured the router's address where it is known; nothing else is then looked at
   */
  RouterCandidates(Path root, Optional<String> configured) {
    this.root = root;
    this.configured = configured;
  }

  private record LeaseFile(Path path, long written) {}

  /**
   * Addresses to try, in this order; at most four, and none where nothing is known. Reads files.
   */
  List<String> list() {
    if (configured.isPresent()) {
      return List.of(configured.get());
    }
    Stream<String> leased =
        PLACES.stream()
            .flatMap(place -> files(place).stream())
            .sorted(Comparator.comparingLong(LeaseFile::written).reversed())
            .flatMap(file -> DhcpLease.servers(end(file.path())).stream());
    return Stream.concat(leased, defaultGateway().stream())
        .distinct()
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private List<LeaseFile> files(Place place) {
    List<LeaseFile> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(root.resolve(place.directory()), place.files())) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && found.size() < MOST_FILES_A_DIRECTORY) {
          found.add(new LeaseFile(file, Files.getLastModifiedTime(file).toMillis()));
        }
      }
    } catch (IOException e) {
      return List.of(); // the machine has another DHCP client
    }
    return found;
  }

  /** The end of a file, where a client that appends has its newest lease. */
  private static String end(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long length = file.length();
      byte[] bytes = new byte[(int) Math.min(length, MOST_BYTES_A_FILE)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // it is being replaced, or is not for this user
    }
  }

  private Optional<String> defaultGateway() {
    try (InputStream table = Files.newInputStream(root.resolve("proc/net/route"))) {
      byte[] bytes = table.readNBytes(MOST_BYTES_A_FILE);
      return RouteTable.findDefaultGateway(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
