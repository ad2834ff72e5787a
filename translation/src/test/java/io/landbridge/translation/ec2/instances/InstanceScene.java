// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_CAPABILITIES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_DISK_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_NETWORKS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SECURITY_GROUPS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_SERVICE_OFFERINGS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_TEMPLATES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VIRTUAL_MACHINES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VOLUMES;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VPCS;
import static io.landbridge.translation.cloudstack.NativeCommand.LIST_ZONES;

import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import io.landbridge.translation.jobs.JobPurpose;
import io.landbridge.translation.jobs.RecordedJobs;
import io.landbridge.translation.state.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud with the recorded zones, networks, offerings and template, in which a test puts machines
 * and volumes: zone us-east-1a with the isolated network {@link #ISOLATED}, zone us-east-1b with
 * the shared network {@link #SHARED} that has security groups.
 */
final class InstanceScene {
  static final NativeId VM = new NativeId("41dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  static final String ID = "i-41dee60ae21a4818b";
  static final NativeId OTHER_VM = new NativeId("52dee60a-e21a-4818-bfcb-aaa615bc7b7b");
  static final String OTHER_ID = "i-52dee60ae21a4818b";
  static final NativeId ROOT = new NativeId("d0fb4de1-7533-4e8d-b806-f97d0ab0eb68");
  static final String ROOT_ID = "vol-d0fb4de175334e8db";
  static final NativeId DISK = new NativeId("e0fb4de1-7533-4e8d-b806-f97d0ab0eb68");
  static final NativeId ISOLATED = new NativeId("fa18da5f-0c36-4aff-a3d1-1ae7a26a4123");
  static final String ISOLATED_ID = "subnet-fa18da5f0c364affa";
  static final NativeId SHARED = new NativeId("df369a8a-467e-46b4-a151-f88ffdd29094");
  static final String SHARED_ID = "subnet-df369a8a467e46b4a";
  static final NativeId WEB = new NativeId("8a9fd960-d2b4-49fa-8023-99745bbc65ad");
  static final String WEB_ID = "sg-8a9fd960d2b449fa8";
  static final NativeId DEFAULT_GROUP = new NativeId("7a9fd960-d2b4-49fa-8023-99745bbc65ad");
  static final String IMAGE_ID = "ami-d523398ee5d511f19";
  static final String TYPE = "cs.small-instance";
  static final String GP2 = "9abcb06e-8422-4908-8b48-b71ca4e72464";

  final Call call = Calls.byAlice();
  final RecordedJobs jobs = new RecordedJobs();
  final ScriptedCloudStack cloud =
      new ScriptedCloudStack()
          .answers(LIST_VPCS, "listVPCs-with-tier")
          .answers(LIST_NETWORKS, "listNetworks")
          .answers(LIST_ZONES, "listZones")
          .answers(LIST_SERVICE_OFFERINGS, "listServiceOfferings")
          .answers(LIST_TEMPLATES, "listTemplates-featured")
          .answers(LIST_CAPABILITIES, "listCapabilities")
          .answersJson(
              LIST_SECURITY_GROUPS,
              """
              {"count":2,"securitygroup":[{"id":"%s","name":"web"},{"id":"%s","name":"default"}]}
              """
                  .formatted(WEB, DEFAULT_GROUP))
          .answersJson(
              LIST_DISK_OFFERINGS,
              """
              {"count":1,"diskoffering":[{"id":"%s","name":"gp2","iscustomized":true}]}
              """
                  .formatted(GP2));
  final Ec2Backend backend = TestBackend.over(cloud, jobs);

  InstanceScene() {
    var _ = backend.ids().getEc2Ids(ResourceKind.INSTANCE, List.of(VM, OTHER_VM));
  }

  /** Adds what is answered when machines are listed next; the last is answered from then on. */
  InstanceScene machines(String... machines) {
    cloud.answersJson(LIST_VIRTUAL_MACHINES, page("virtualmachine", machines));
    return this;
  }

  InstanceScene volumes(String... volumes) {
    cloud.answersJson(LIST_VOLUMES, page("volume", volumes));
    return this;
  }

  private static String page(String name, String... entities) {
    return entities.length == 0
        ? "{}"
        : "{\"count\":%d,\"%s\":[%s]}".formatted(entities.length, name, String.join(",", entities));
  }

  static String machine(NativeId id, String state) {
    return machine(id, state, "");
  }

  /**
   * A machine of the isolated network.
   *
   * @param more further members, each after a comma
   */
  static String machine(NativeId id, String state, String more) {
    return """
    {"id":"%s","name":"vm-x","displayname":"x","state":"%s","created":"2026-11-21T18:17:54+0000",
     "account":"alice","domainid":"bea59957-e5d5-11f1-90e2-02fc00000001",
     "zoneid":"2ef9eff8-cb26-4fb6-b40a-b24bf854b77f",
     "templateid":"d523398e-e5d5-11f1-90e2-02fc00000001",
     "serviceofferingid":"a3de00c4-64d8-4190-aa4a-8a6bdabadca9","cpunumber":1,"keypairs":"my-key",
     "nic":[{"id":"a%s","networkid":"%s","ipaddress":"10.11.0.89","isdefault":true,
       "macaddress":"02:02:00:d4:00:01","deviceid":"0"}]%s}
    """
        .formatted(id, state, id.value().substring(1), ISOLATED, more);
  }

  static String root() {
    return volume(ROOT, "ROOT", 0);
  }

  static String volume(NativeId id, String type, int slot) {
    return """
    {"id":"%s","name":"v","type":"%s","deviceid":%d,"virtualmachineid":"%s","state":"Ready",
     "size":2147483648,"created":"2026-11-21T18:17:54+0000"}
    """
        .formatted(id, type, slot, VM);
  }

  /** A job about the machine that does not end. */
  void underWay(String purpose) {
    underWay(purpose, Map.of());
  }

  void underWay(String purpose, Map<String, String> facts) {
    jobs.follow(
        call,
        new Submission(
            NativeCommand.DEPLOY_VIRTUAL_MACHINE,
            new NativeId("10000000-0000-4000-8000-%012d".formatted(jobs.all().size())),
            Optional.of(VM)),
        new JobPurpose(purpose, ResourceKind.INSTANCE, Optional.of(VM), facts));
  }

  void fact(String name, String value) {
    backend.store().resourceFacts().put(machineRef(VM), name, value);
  }

  Map<String, String> facts(NativeId machine) {
    return backend.store().resourceFacts().get(machineRef(machine));
  }

  Map<String, String> volumeFacts(NativeId volume) {
    return backend.store().resourceFacts().get(volumeRef(volume));
  }

  void volumeFact(NativeId volume, String name, String value) {
    backend.store().resourceFacts().put(volumeRef(volume), name, value);
  }

  private ResourceRef machineRef(NativeId machine) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.INSTANCE, machine);
  }

  private ResourceRef volumeRef(NativeId volume) {
    return new ResourceRef(call.caller().accountId(), ResourceKind.VOLUME, volume);
  }

  /** The commands sent so far that change something. */
  List<String> changes() {
    return cloud.sent().stream()
        .filter(line -> !line.startsWith("list") && !line.startsWith("get"))
        .toList();
  }
}
