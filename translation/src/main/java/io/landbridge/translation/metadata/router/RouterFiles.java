// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.router;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that one virtual router has for this machine, under {@code /latest/}: user data, and
 * the values below {@code meta-data/}, each a file of its own. Which machine asks the router knows
 * from its address.
 */
final class RouterFiles {
  static final String INSTANCE_ID = "instance-id";
  static final String VM_ID = "vm-id";
  static final String SERVICE_OFFERING = "service-offering";
  static final String AVAILABILITY_ZONE = "availability-zone";
  static final String LOCAL_HOSTNAME = "local-hostname";
  static final String LOCAL_IPV4 = "local-ipv4";
  static final String PUBLIC_HOSTNAME = "public-hostname";
  static final String PUBLIC_IPV4 = "public-ipv4";
  static final String PUBLIC_KEYS = "public-keys";
  static final String CLOUD_IDENTIFIER = "cloud-identifier";
  static final String CLOUD_DOMAIN = "cloud-domain";
  static final String CLOUD_DOMAIN_ID = "cloud-domain-id";
  static final String HYPERVISOR_HOST = "hypervisor-host-name";

  private static final List<String> NAMES =
      List.of(
          VM_ID,
          SERVICE_OFFERING,
          AVAILABILITY_ZONE,
          LOCAL_HOSTNAME,
          LOCAL_IPV4,
          PUBLIC_HOSTNAME,
          PUBLIC_IPV4,
          PUBLIC_KEYS,
          CLOUD_IDENTIFIER,
          CLOUD_DOMAIN,
          CLOUD_DOMAIN_ID,
          HYPERVISOR_HOST);

  private static final int MOST_BYTES_A_VALUE = 64 * 1024;

  /** The cloud takes a mebibyte of Base64 at most (vm.userdata.max.length). */
  private static final int MOST_BYTES_OF_USER_DATA = 1024 * 1024;

  /** A UUID, or {@code i-2-7-VM} from routers before CloudStack 4.2. */
  private static final Pattern MACHINE = Pattern.compile("[0-9A-Za-z-]{1,64}");

  private final RouterConnection connection;
  private final String router;

  RouterFiles(RouterConnection connection, String router) {
    this.connection = connection;
    this.router = router;
  }

  /**
   * All values that there are, by their names; none when this is no virtual router, or one that
   * does not know this machine. A default gateway may be a web server of another kind that answers
   * every path with a page: what it says as {@code instance-id} is then no machine's name. Blocks.
   *
   * @throws RouterException when there is no answer
   */
  Map<String, String> values() {
    Optional<String> id = value(INSTANCE_ID).await();
    if (id.filter(text -> MACHINE.matcher(text).matches()).isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put(INSTANCE_ID, id.get());
    Map<String, Future<Optional<String>>> asked = new LinkedHashMap<>();
    NAMES.forEach(name -> asked.put(name, value(name)));
    var _ = Future.join(List.copyOf(asked.values())).await();
    asked.forEach((name, value) -> value.result().ifPresent(text -> values.put(name, text)));
    return values;
  }

  /**
   * User data as the machine's owner gave it; empty when there is none. Blocks.
   *
   * @throws RouterException when there is no answer
   */
  Optional<byte[]> userData() {
    return connection
        .get(router, "/latest/user-data", MOST_BYTES_OF_USER_DATA)
        .await()
        .map(Buffer::getBytes)
        .filter(bytes -> bytes.length > 0);
  }

  private Future<Optional<String>> value(String name) {
    return connection
        .get(router, "/latest/meta-data/" + name, MOST_BYTES_A_VALUE)
        .map(file ->
            file.map(bytes -> bytes.toString(StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty()));
  }
}
