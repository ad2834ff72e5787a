// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.cloudstack;

import static io.landbridge.translation.cloudstack.NativeCommand.GET_CLOUD_IDENTIFIER;
import static io.landbridge.translation.cloudstack.NativeCommand.GET_USER;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ACCOUNTS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SECURITY_GROUPS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SERVICE_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VIRTUAL_MACHINES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VOLUMES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;

import io.landbridge.aws.Secret;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.NativeCredentials;
import io.landbridge.translation.identity.ServiceAccount;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.FollowedJob;
import io.landbridge.translation.metadata.Asker;
import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.state.ResourceRef;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A cloud of two accounts, alice and carol, each with a network of its own. */
final class MetadataScene implements AutoCloseable {
  static final String ALICES = "41dee60a-e21a-4818-bfcb-aaa615bc7b7b";
  static final String CAROLS = "52dee60a-e21a-4818-bfcb-aaa615bc7b7b";
  static final String NET_A = "aa18da5f-0c36-4aff-a3d1-1ae7a26a4123";
  static final String NET_B = "bb18da5f-0c36-4aff-a3d1-1ae7a26a4123";
  static final String DOMAIN = "bea59957-e5d5-11f1-90e2-02fc00000001";
  private static final String ALICE = "11111111-0000-4000-8000-000000000000";
  private static final String CAROL = "22222222-0000-4000-8000-000000000000";

  final MovableClock clock = new MovableClock(Calls.NOW);
  final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_ZONES, "listZones")
          .answers(LIST_SERVICE_OFFERINGS, "listServiceOfferings")
          .answersJson(LIST_VPCS, "{}")
          .answersJson(
              LIST_NETWORKS,
              "{\"count\":2,\"network\":[%s,%s]}"
                  .formatted(
                      network(NET_A, "alice", "10.1.1.0/24"),
                      network(NET_B, "carol", "10.2.2.0/24")))
          .answersJson(LIST_SECURITY_GROUPS, "{}")
          .answersJson(
              LIST_ACCOUNTS,
              "{\"count\":2,\"account\":[%s,%s]}"
                  .formatted(account(ALICE, "alice"), account(CAROL, "carol")))
          .answersJson(
              LIST_VOLUMES,
              """
              {"count":1,"volume":[{"id":"d0fb4de1-7533-4e8d-b806-f97d0ab0eb68","name":"v",
               "type":"ROOT","deviceid":0,"virtualmachineid":"%s","state":"Ready","account":"alice",
               "domainid":"%s","size":2147483648,"created":"2026-11-21T18:17:54+0000"}]}
              """
                  .formatted(ALICES, DOMAIN))
          .answersJson(
              GET_USER,
              """
              {"user":{"id":"bea5cdd5-e5d5-11f1-90e2-02fc00000001","username":"admin",
               "state":"enabled","account":"admin","accounttype":1,"domainid":"%s",
               "accountid":"bea5bf9b-e5d5-11f1-90e2-02fc00000001"}}
              """
                  .formatted(DOMAIN))
          .answersJson(
              GET_CLOUD_IDENTIFIER,
              """
              {"cloudidentifier":{"cloudidentifier":"408bc700-1fb6-48ea-9df0-9f309c4cc6db",
               "signature":"Ed57xpRRTchb+Zy0gyk7fVfN+uw="}}
              """);
  final Ec2Backend backend = TestBackend.over(cloud);
  final NativeInstances instances =
      new NativeInstances(
          backend,
          cloud,
          new ServiceAccount(new NativeCredentials("service", Secret.of("secret")), clock),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1));

  /** Adds what is answered when machines are listed next; the last is answered from then on. */
  void machines(String... machines) {
    cloud.answersJson(
        LIST_VIRTUAL_MACHINES,
        "{\"count\":%d,\"virtualmachine\":[%s]}"
            .formatted(machines.length, String.join(",", machines)));
  }

  static String machine(String id, String account, String network, String address, String state) {
    return """
    {"id":"%s","name":"vm-x","displayname":"x","state":"%s","created":"2026-11-21T18:17:54+0000",
     "account":"%s","domainid":"%s","zonename":"zone1",
     "zoneid":"2ef9eff8-cb26-4fb6-b40a-b24bf854b77f",
     "templateid":"d523398e-e5d5-11f1-90e2-02fc00000001",
     "serviceofferingid":"a3de00c4-64d8-4190-aa4a-8a6bdabadca9","cpunumber":1,"details":{},
     "nic":[{"id":"a%s","networkid":"%s","ipaddress":"%s","isdefault":true,
       "macaddress":"02:02:00:d4:00:01","deviceid":"0"}]}
    """
        .formatted(id, state, account, DOMAIN, id.substring(1), network, address);
  }

  private static String network(String id, String account, String cidr) {
    return """
    {"id":"%s","name":"n","account":"%s","domainid":"%s","state":"Implemented","type":"Isolated",
     "acltype":"Account","traffictype":"Guest","cidr":"%s","service":[],"tags":[]}
    """
        .formatted(id, account, DOMAIN, cidr);
  }

  private static String account(String id, String name) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"accounttype\":0,\"domainid\":\"%s\",\"domain\":\"ROOT\",\"state\":\"enabled\"}"
        .formatted(id, name, DOMAIN);
  }

  Optional<InstanceView> find(String address) {
    return instances.find(new Asker(Optional.empty(), InetAddress.ofLiteral(address)));
  }

  Optional<InstanceView> find(String network, String address) {
    return instances.find(
        new Asker(Optional.of(new NativeId(network)), InetAddress.ofLiteral(address)));
  }

  /** A call that alice could make herself. */
  Call callOfAlice() {
    NativeId id = new NativeId(ALICE);
    Caller caller =
        new Caller(
            backend.accounts().of(id),
            id,
            "alice",
            new NativeId(DOMAIN),
            id,
            "alice",
            new NativeCredentials("alice", Secret.of("secret")));
    return new Call(
        "request",
        caller,
        "us-east-1",
        Calls.NOW,
        Calls.NOW.plusSeconds(30),
        new RequestTrace(),
        Call.Attempt.FIRST);
  }

  void fact(String name, String value) {
    backend
        .store()
        .resourceFacts()
        .put(
            new ResourceRef(
                callOfAlice().caller().accountId(), ResourceKind.INSTANCE, new NativeId(ALICES)),
            name,
            value);
  }

  /** A job about alice's machine that has ended. */
  FollowedJob job(NativeCommand command) {
    return new FollowedJob(
        new NativeId("10000000-0000-4000-8000-000000000000"),
        callOfAlice().caller().accountId(),
        "request",
        command.wireName(),
        "any",
        ResourceKind.INSTANCE,
        Optional.of(new NativeId(ALICES)),
        Map.of(),
        FollowedJob.State.SUCCEEDED,
        Optional.empty(),
        true,
        Calls.NOW,
        Optional.of(clock.instant()));
  }

  long machineLists() {
    return cloud.sent().stream().filter(line -> line.startsWith("listVirtualMachines")).count();
  }

  @Override
  public void close() {
    instances.close();
  }
}
