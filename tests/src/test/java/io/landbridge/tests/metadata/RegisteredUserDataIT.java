// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.metadata.Guests.Launched;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** User data that was registered in CloudStack, and machines that were made past the gateway. */
@ExtendWith(Guests.Extension.class)
final class RegisteredUserDataIT {
  private static final int BYTES = 24 * 1024;

  /** How old user data may be, with a margin. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Guests guests;
  private final MetadataWire wire;
  private final NativeApi cloud;

  RegisteredUserDataIT(Guests guests) {
    this.guests = guests;
    this.wire = new MetadataWire(guests.gateway().endpoints().metadata());
    this.cloud = new NativeApi(guests.gateway().endpoints().nativeCommands(), Account.ALICE);
  }

  private static byte[] random(long seed) {
    byte[] bytes = new byte[BYTES];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private String register(byte[] content) {
    return cloud
        .get(
            "registerUserData",
            Map.of(
                "name",
                Names.unique("registered"),
                "userdata",
                Base64.getEncoder().encodeToString(content)))
        .at("/userdata/id")
        .asText();
  }

  private String first(String command, String list, Map<String, String> parameters) {
    return cloud.get(command, parameters).path(list).path(0).path("id").asText();
  }

  /** Launches natively, and waits until EC2 shows it running. */
  private Launched deploy(String registered) {
    JsonNode submitted =
        cloud.get(
            "deployVirtualMachine",
            Map.of(
                "zoneid",
                first("listZones", "zone", Map.of()),
                "serviceofferingid",
                first("listServiceOfferings", "serviceoffering", Map.of("name", "t2.micro")),
                "templateid",
                first("listTemplates", "template", Map.of("templatefilter", "featured")),
                "userdataid",
                registered));
    String digits = submitted.path("id").asText().replace("-", "");
    String id = "i-" + digits.substring(0, 17);
    guests.alice().await(Waiting.INSTANCE_RUNNING, id);
    return wire.known(guests.launched(id));
  }

  private byte[] byEc2(Launched instance) {
    return Base64.getDecoder()
        .decode(
            guests
                .alice()
                .client()
                .describeInstanceAttribute(
                    r -> r.instanceId(instance.id()).attribute(InstanceAttributeName.USER_DATA))
                .userData()
                .value());
  }

  @Test
  void showsThroughAtThePortAndInEc2ByteForByte() {
    byte[] content = random(1);

    Launched guest = deploy(register(content));

    assertThat(wire.get(guest, "/latest/user-data").body()).isEqualTo(content);
    assertThat(wire.get(guest, "/2021-03-23/user-data").body()).isEqualTo(content);
    assertThat(byEc2(guest)).isEqualTo(content);

    byte[] other = random(2);
    var _ =
        cloud.get(
            "updateVirtualMachine", Map.of("id", guest.machine(), "userdataid", register(other)));
    assertThat(byEc2(guest)).isEqualTo(other);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(wire.get(guest, "/latest/user-data").body()).isEqualTo(other));
    var _ = guests.alice().client().terminateInstances(r -> r.instanceIds(guest.id()));
  }

  @Test
  void theCloudsOwnIdentifierIsInCloudStacksTree() {
    Launched guest = wire.known(guests.launch(_ -> {}));
    String user = cloud.get("listUsers", Map.of("username", "alice")).at("/user/0/id").asText();
    String identifier =
        cloud
            .get("getCloudIdentifier", Map.of("userid", user))
            .at("/cloudidentifier/cloudidentifier")
            .asText();

    String shown = MetadataWire.text(wire.get(guest, "/latest/cloud-identifier"));

    assertThat(shown).isEqualTo("CloudStack-{" + identifier + "}");
    Launched chosen = guests.launched(guests.cloudStack().id());
    assertThat(MetadataWire.text(wire.get(chosen, "/latest/meta-data/cloud-identifier")))
        .isEqualTo(shown);
    // Nobody may know the host of his machine unless the operator wants it, and only the router
    // is told that he does.
    assertThat(wire.get(guest, "/latest/hypervisor-host-name").statusCode()).isEqualTo(404);
    var _ = guests.alice().client().terminateInstances(r -> r.instanceIds(guest.id()));
  }
}
