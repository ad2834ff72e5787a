// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.Secret;
import io.landbridge.translation.cloudstack.NativeAnswers.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NativeAnswersTest {
  private final NativeAnswers json = new NativeAnswers(AnswerFormat.JSON);
  private final NativeAnswers xml = new NativeAnswers(AnswerFormat.XML);

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordedTwice")
  void readsTheSameRecordsFromJsonAndXml(String name, Class<?> type) throws IOException {
    Page<?> fromJson = json.readPage(Recording.of(name).body(), type);
    Page<?> fromXml = xml.readPage(Recording.of(name + "-xml").body(), type);

    assertThat(fromJson.entities()).isNotEmpty();
    assertThat(fromXml.entities()).isEqualTo(fromJson.entities());
    assertThat(fromXml.count()).isEqualTo(fromJson.count());
  }

  static Stream<Arguments> recordedTwice() {
    return Stream.of(
        Arguments.of("listVirtualMachines-running", VirtualMachine.class),
        Arguments.of("listVolumes-root", Volume.class),
        Arguments.of("listZones", Zone.class),
        Arguments.of("listServiceOfferings", ServiceOffering.class),
        Arguments.of("listSnapshots", Snapshot.class),
        Arguments.of("listSecurityGroups-rules", SecurityGroup.class),
        Arguments.of("listSSHKeyPairs", SshKeyPair.class),
        Arguments.of("listTemplates-featured", Template.class),
        Arguments.of("listNetworks", Network.class),
        Arguments.of("listTags", Tag.class),
        Arguments.of("listBuckets", Bucket.class),
        Arguments.of("listCapabilities", Capabilities.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordedLists")
  void readsEveryKindOfList(String name, Class<?> type, int size) throws IOException {
    assertThat(json.readPage(Recording.of(name).body(), type).entities()).hasSize(size);
  }

  static Stream<Arguments> recordedLists() {
    return Stream.of(
        Arguments.of("listPublicIpAddresses", PublicIpAddress.class, 1),
        Arguments.of("listUserKeys-two", UserKeys.class, 2),
        Arguments.of("listUsers-admin", User.class, 3),
        Arguments.of("listAccounts-user", Account.class, 1),
        Arguments.of("listResourceLimits-user", ResourceLimit.class, 17),
        Arguments.of("listAffinityGroups", AffinityGroup.class, 2),
        Arguments.of("listDiskOfferings", DiskOffering.class, 4),
        Arguments.of("listVPCs-with-tier", Vpc.class, 1),
        Arguments.of("listNics-two", Nic.class, 2),
        Arguments.of("listObjectStoragePools", ObjectStoragePool.class, 1),
        Arguments.of("listVolumes-empty", Volume.class, 0));
  }

  @Test
  void readsTheFieldsOfAVirtualMachine() throws IOException {
    VirtualMachine machine =
        json.readPage(Recording.of("listVirtualMachines-running").body(), VirtualMachine.class)
            .entities()
            .getFirst();

    assertThat(machine.id()).isEqualTo(new NativeId("41dee60a-e21a-4818-bfcb-aaa615bc7b7b"));
    assertThat(machine.state()).isEqualTo("Running");
    assertThat(machine.created()).contains(Instant.parse("2026-11-21T18:17:54Z"));
    assertThat(machine.memory()).contains(512);
    assertThat(machine.password()).isEmpty();
    assertThat(machine.affinitygroup()).isEmpty();
    Nic nic = machine.nic().getFirst();
    assertThat(nic.deviceid()).contains(0);
    assertThat(nic.isdefault()).contains(true);
  }

  @Test
  void readsTheFieldsOfABucket() throws IOException {
    Bucket bucket =
        json.readPage(Recording.of("listBuckets").body(), Bucket.class).entities().get(1);

    assertThat(bucket.name()).isEqualTo("rec-bucket-2");
    assertThat(bucket.account()).contains("alice");
    assertThat(bucket.quota()).contains(1L);
    assertThat(bucket.versioning()).isTrue();
    assertThat(bucket.objectlocking()).isTrue();
    assertThat(bucket.policy()).contains("public");
    assertThat(bucket.state()).contains("Created");
  }

  @Test
  void anEmptyListHasNeitherEntitiesNorCount() throws IOException {
    Page<Volume> page = json.readPage(Recording.of("listVolumes-empty").body(), Volume.class);

    assertThat(page).isEqualTo(new Page<>(List.of(), OptionalLong.empty()));
  }

  @Test
  void aPagePastTheEndHasOnlyACount() throws IOException {
    Page<Volume> page =
        json.readPage(bytes("{\"listvolumesresponse\":{\"count\":2}}"), Volume.class);

    assertThat(page).isEqualTo(new Page<>(List.of(), OptionalLong.of(2)));
  }

  @Test
  void readsAnEntityWhateverItsEnvelopeIsCalled() throws IOException {
    SshKeyPair pair = json.readEntity(Recording.of("createSSHKeyPair").body(), SshKeyPair.class);

    assertThat(pair.name()).isEqualTo("rec-key1");
    assertThat(pair.privatekey().map(Secret::expose).orElseThrow())
        .startsWith("-----BEGIN RSA PRIVATE KEY-----")
        .endsWith("-----END RSA PRIVATE KEY-----\n");
    assertThat(pair.toString()).doesNotContain("BEGIN");
  }

  @Test
  void readsAnAnswerWithoutEntityAsItsContent() throws IOException {
    assertThat(json.readEntity(Recording.of("deleteVolume").body(), Success.class))
        .isEqualTo(new Success(true, Optional.empty()));
    assertThat(
            xml.readEntity(
                bytes("<deletevolumeresponse><success>true</success></deletevolumeresponse>"),
                Success.class))
        .isEqualTo(new Success(true, Optional.empty()));
  }

  @Test
  void readsMapsThatXmlPrintsAsJavaDoes() throws IOException {
    String answer =
        "<r><virtualmachine><id>41dee60a-e21a-4818-bfcb-aaa615bc7b7b</id><name>a</name>"
            + "<state>Running</state><details>{foo=bar, a.b=x, y=z, SSH.Key=c d}</details>"
            + "</virtualmachine></r>";

    assertThat(xml.readEntity(bytes(answer), VirtualMachine.class).details())
        .isEqualTo(Map.of("foo", "bar", "a.b", "x", "y", "z", "SSH.Key", "c d"));
  }

  @Test
  void readsAnElementWithoutContentAsEmptyMapAndList() throws IOException {
    String answer =
        "<r><virtualmachine><id>41dee60a-e21a-4818-bfcb-aaa615bc7b7b</id><name>a</name>"
            + "<state>Running</state><details></details><nic></nic><hostname></hostname>"
            + "</virtualmachine></r>";

    VirtualMachine machine = xml.readEntity(bytes(answer), VirtualMachine.class);

    assertThat(machine.details()).isEmpty();
    assertThat(machine.nic()).isEmpty();
    assertThat(machine.hostname()).contains("");
  }

  @Test
  void refusesARecordWithoutWhatItNeeds() {
    assertThatThrownBy(() ->
            json.readPage(
                bytes("{\"r\":{\"count\":1,\"volume\":[{\"name\":\"a\"}]}}"), Volume.class))
        .isInstanceOf(IOException.class);
  }

  @Test
  void refusesAMalformedIdOrDate() {
    assertThatThrownBy(() -> json.readEntity(bytes("{\"r\":{\"nic\":{\"id\":\"7\"}}}"), Nic.class))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            json.readEntity(
                bytes("{\"r\":{\"x\":{\"ipaddress\":\"a\",\"id\":\"soon\"}}}"), SecondaryIp.class))
        .isInstanceOf(IOException.class);
  }

  @Test
  void readsErrorsOfBothFormatsAlike() {
    NativeError error =
        json.readError(NativeCommand.LIST_ZONES, 401, Recording.of("error-bad-signature").body());

    assertThat(error)
        .isEqualTo(
            new NativeError(
                NativeCommand.LIST_ZONES,
                401,
                OptionalInt.empty(),
                "unable to verify user credentials and/or request signature",
                false));
    assertThat(
            xml.readError(
                NativeCommand.LIST_ZONES, 401, Recording.of("error-bad-signature-xml").body()))
        .isEqualTo(error);
  }

  @Test
  void readsAnErrorThatIsNotCloudStacksByItsStatus() {
    Recording html = Recording.of("error-post-body-over-1MiB");

    NativeError error = json.readError(NativeCommand.LIST_ZONES, html.status(), html.body());

    assertThat(error.code()).isEqualTo(html.status());
    assertThat(error.text()).isEmpty();
  }

  @Test
  void readsHowAJobStands() throws IOException {
    assertThat(outcome(json, "deployVirtualMachine.pending")).isEqualTo(new JobOutcome.Running());
    JobOutcome done = outcome(json, "deployVirtualMachine.done");
    assertThat(done).isInstanceOf(JobOutcome.Succeeded.class);
    VirtualMachine machine =
        NativeAnswers.readResult(((JobOutcome.Succeeded) done).result(), VirtualMachine.class);
    assertThat(machine.state()).isEqualTo("Running");
    JobOutcome failed = outcome(json, "queryAsyncJobResult-deploy-failed");
    assertThat(failed).isInstanceOf(JobOutcome.Failed.class);
    assertThat(((JobOutcome.Failed) failed).error().code()).isEqualTo(530);
    assertThat(outcome(xml, "queryAsyncJobResult-deploy-failed-xml")).isEqualTo(failed);
  }

  private static JobOutcome outcome(NativeAnswers answers, String name) throws IOException {
    return answers.toOutcome(
        NativeCommand.DEPLOY_VIRTUAL_MACHINE, answers.readContent(Recording.of(name).body()));
  }

  @Test
  void refusesDocumentTypesInXml() {
    assertThatThrownBy(() ->
            xml.readContent(
                bytes("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")))
        .isInstanceOf(IOException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
