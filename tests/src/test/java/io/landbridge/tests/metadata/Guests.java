// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Checkout;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.GuestHeader;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import io.landbridge.tests.harness.NativeApi;
import io.landbridge.tests.harness.OncePerRun;
import io.landbridge.tests.harness.SyncDriver;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * A gateway with two instances of alice's and a proxy before each: one that shows EC2's values, and
 * one that has chosen CloudStack's. Both have a key pair and user data that no text decoder leaves
 * as it is.
 */
final class Guests implements AutoCloseable {
  /** Less its comment, as guests compare keys. */
  static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINVoz1w0HT2cPbDKXfz1p8YSVZL3dg6eI0cNXIwmKwCk";

  private static final int USER_DATA_BYTES = 20_000;

  private final GatewayProcess gateway;
  private final SyncDriver alice;
  private final Guest ec2;
  private final Guest cloudStack;

  /**
   * An instance as its guest sees it.
   *
   * @param id EC2's id
   * @param machine CloudStack's id
   * @param way to its metadata
   */
  record Guest(String id, String machine, GuestProxy way) {}

  /**
   * An instance as a proxy of its network knows it.
   *
   * @param id EC2's id
   * @param machine CloudStack's id
   * @param header says that it asks
   */
  record Launched(String id, String machine, GuestHeader header) {}

  private Guests(GatewayProcess gateway) {
    this.gateway = gateway;
    this.alice = new SyncDriver(gateway.endpoints().api(), Account.ALICE);
    String name = Names.unique("guest");
    var _ =
        alice
            .client()
            .importKeyPair(
                r -> r.keyName(name).publicKeyMaterial(SdkBytes.fromUtf8String(KEY + " guest")));
    this.ec2 = launch(name, "both");
    this.cloudStack = launch(name, "cloudstack");
  }

  private Guest launch(String key, String tree) {
    byte[] userData = new byte[USER_DATA_BYTES];
    new Random(tree.hashCode()).nextBytes(userData);
    Tag choice = Tag.builder().key("landbridge:metadata-tree").value(tree).build();
    TagSpecification tags =
        TagSpecification.builder().resourceType(ResourceType.INSTANCE).tags(choice).build();
    Launched launched =
        launch(r ->
            r.keyName(key)
                .userData(Base64.getEncoder().encodeToString(userData))
                .tagSpecifications(tags));
    return new Guest(
        launched.id(),
        launched.machine(),
        GuestProxy.before(gateway.endpoints().metadata(), launched.header()::now));
  }

  /** One more running instance of alice's. */
  Launched launch(Consumer<RunInstancesRequest.Builder> more) {
    String id =
        alice
            .calls()
            .runInstances(r ->
                more.accept(
                    r.imageId(Images.linux(alice.calls()))
                        .instanceType("t2.micro")
                        .minCount(1)
                        .maxCount(1)))
            .instances()
            .getFirst()
            .instanceId();
    alice.await(Waiting.INSTANCE_RUNNING, id);
    return launched(id);
  }

  /** What a running instance's proxy has to know of it. */
  Launched launched(String id) {
    JsonNode machine = machine(id);
    JsonNode nic = machine.path("nic").path(0);
    return new Launched(
        id,
        machine.path("id").asText(),
        GuestHeader.of(nic.path("networkid").asText(), nic.path("ipaddress").asText()));
  }

  /** The machine whose UUID begins with an EC2 id's digits. */
  private JsonNode machine(String id) {
    NativeApi cloud = new NativeApi(gateway.endpoints().nativeCommands(), Account.ADMIN);
    JsonNode all = cloud.get("listVirtualMachines", Map.of("listall", "true"));
    return StreamSupport.stream(all.path("virtualmachine").spliterator(), false)
        .filter(
            it -> it.path("id").asText().replace("-", "").startsWith(id.substring("i-".length())))
        .findFirst()
        .orElseThrow();
  }

  GatewayProcess gateway() {
    return gateway;
  }

  /** Their owner. */
  SyncDriver alice() {
    return alice;
  }

  /** The one that shows EC2's values. */
  Guest ec2() {
    return ec2;
  }

  /** The one that shows CloudStack's values. */
  Guest cloudStack() {
    return cloudStack;
  }

  @Override
  public void close() {
    List.of(ec2, cloudStack).forEach(guest -> guest.way().close());
    alice.close();
    gateway.close();
  }

  /** Gives tests the guests, which are made once for the whole run. */
  static final class Extension extends OncePerRun<Guests> {
    Extension() {
      super(Guests.class);
    }

    @Override
    protected Guests start() {
      return new Guests(
          GatewayProcess.start(
              Launch.withEmbeddedCloud(Checkout.newTestFolder("guests-gateway-"))
                  .withTrustedProxy()));
    }
  }
}
