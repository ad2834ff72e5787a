// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Launches many instances, with the user data that guests which boot at once expect. */
public final class ManyInstances {
  private static final int LAUNCH = 25;

  private ManyInstances() {}

  /** The addresses of this many new, running instances of alice, by their ids. */
  public static Map<String, String> launch(URI api, int instances) {
    try (SyncDriver driver = new SyncDriver(api, Account.ALICE)) {
      String image = Images.linux(driver.calls());
      String userData =
          Base64.getEncoder().encodeToString(GuestBoots.USER_DATA.getBytes(StandardCharsets.UTF_8));
      Map<String, String> addresses = new TreeMap<>();
      for (int made = 0; made < instances; made += LAUNCH) {
        int count = Math.min(LAUNCH, instances - made);
        driver
            .calls()
            .runInstances(r ->
                r.imageId(image)
                    .instanceType("t2.nano")
                    .userData(userData)
                    .minCount(count)
                    .maxCount(count))
            .instances()
            .forEach(instance -> addresses.put(instance.instanceId(), ""));
      }
      addresses.keySet().forEach(id -> driver.await(Ec2Driver.Waiting.INSTANCE_RUNNING, id));
      driver.calls().describeInstances().reservations().stream()
          .flatMap(reservation -> reservation.instances().stream())
          .filter((Instance instance) -> addresses.containsKey(instance.instanceId()))
          .forEach(instance -> addresses.put(instance.instanceId(), instance.privateIpAddress()));
      return addresses;
    }
  }
}
