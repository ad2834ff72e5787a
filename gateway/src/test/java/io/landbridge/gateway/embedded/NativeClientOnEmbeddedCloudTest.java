// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.Secret;
import io.landbridge.gateway.embedded.cloud.EmbeddedCloud;
import io.landbridge.gateway.embedded.cloud.EmbeddedCloudOptions;
import io.landbridge.translation.RequestTrace;
import io.landbridge.translation.cloudstack.AnswerFormat;
import io.landbridge.translation.cloudstack.Bucket;
import io.landbridge.translation.cloudstack.Capabilities;
import io.landbridge.translation.cloudstack.CloudStackClient;
import io.landbridge.translation.cloudstack.CloudStackOptions;
import io.landbridge.translation.cloudstack.CloudStackOptions.Pauses;
import io.landbridge.translation.cloudstack.NativeCallListener;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeException;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.NativeSession;
import io.landbridge.translation.cloudstack.ObjectStoragePool;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.cloudstack.SshKeyPair;
import io.landbridge.translation.cloudstack.Submission;
import io.landbridge.translation.cloudstack.Success;
import io.landbridge.translation.cloudstack.Template;
import io.landbridge.translation.cloudstack.VirtualMachine;
import io.landbridge.translation.cloudstack.Zone;
import io.landbridge.translation.identity.NativeCredentials;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeClientOnEmbeddedCloudTest {
  private static final NativeCredentials ALICE =
      new NativeCredentials(
          "AKIATRIALALICE000001", Secret.of("trial/alice/secret/key/do+not+use+00001x"));

  private final Vertx vertx = Vertx.vertx();
  private final Map<AnswerFormat, CloudStackClient> clients = new EnumMap<>(AnswerFormat.class);
  private final RequestTrace trace = new RequestTrace();
  private EmbeddedCloud cloud;

  @BeforeEach
  void start(@TempDir Path data) {
    cloud = EmbeddedCloud.start(vertx, EmbeddedCloudOptions.in(data).withJobScale(0)).await();
    for (AnswerFormat format : AnswerFormat.values()) {
      CloudStackOptions options = CloudStackOptions.at(cloud.endpoint());
      clients.put(
          format,
          new CloudStackClient(
              vertx,
              options
                  .with(options.wire().with(format))
                  .withPolling(new Pauses(Duration.ofMillis(5), Duration.ofMillis(50))),
              InstantSource.system(),
              new SplittableRandom(1),
              NativeCallListener.NOOP));
    }
  }

  @AfterEach
  void stop() {
    List<Future<?>> ends = new ArrayList<>();
    clients.values().forEach(client -> ends.add(client.close()));
    ends.add(cloud.close());
    assertThat(Future.join(ends).eventually(vertx::close).await()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void livesTheLifeOfAMachine(AnswerFormat format) {
    CloudStackClient client = client(format);

    Submission deploy = client.submit(session(), deployment(client));
    VirtualMachine made = client.await(session(), deploy, VirtualMachine.class);
    VirtualMachine listed = machine(client, made.id());
    Submission stop =
        client.submit(session(), request(NativeCommand.STOP_VIRTUAL_MACHINE, made.id()));
    VirtualMachine stopped = client.await(session(), stop, VirtualMachine.class);

    assertThat(deploy.entityId()).contains(made.id());
    assertThat(made.state()).isEqualTo("Running");
    assertThat(listed.nic()).hasSize(1);
    assertThat(stopped.state()).isEqualTo("Stopped");
    assertThat(trace.steps())
        .extracting(RequestTrace.Step::command)
        .contains("deployVirtualMachine", "queryAsyncJobResult", "stopVirtualMachine");
  }

  @Test
  void answersEqualRecordsInBothFormats() {
    CloudStackClient json = client(AnswerFormat.JSON);
    CloudStackClient xml = client(AnswerFormat.XML);
    VirtualMachine made =
        json.await(session(), json.submit(session(), deployment(json)), VirtualMachine.class);

    assertThat(machine(xml, made.id())).isEqualTo(machine(json, made.id()));
    for (NativeRequest list :
        List.of(
            NativeRequest.of(NativeCommand.LIST_ZONES),
            NativeRequest.of(NativeCommand.LIST_CAPABILITIES))) {
      Class<?> type = list.command() == NativeCommand.LIST_ZONES ? Zone.class : Capabilities.class;
      List<?> fromJson = json.list(session(), list, type);
      assertThat(fromJson).isNotEmpty();
      assertThat((List<Object>) new ArrayList<Object>(xml.list(session(), list, type)))
          .isEqualTo(fromJson);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsSynchronousCommands(AnswerFormat format) {
    CloudStackClient client = client(format);
    NativeRequest create =
        NativeRequest.of(NativeCommand.CREATE_SSH_KEY_PAIR).with("name", "k~1 *ü");

    SshKeyPair made = client.call(session(), create, SshKeyPair.class);
    Success deleted =
        client.call(
            session(),
            NativeRequest.of(NativeCommand.DELETE_SSH_KEY_PAIR).with("name", made.name()),
            Success.class);

    assertThat(made.name()).isEqualTo("k~1 *ü");
    assertThat(made.privatekey().map(Secret::expose).orElse("")).startsWith("-----BEGIN");
    assertThat(deleted.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void livesTheLifeOfABucket(AnswerFormat format) {
    CloudStackClient client = client(format);
    ObjectStoragePool pool =
        client
            .list(
                session(),
                NativeRequest.of(NativeCommand.LIST_OBJECT_STORAGE_POOLS),
                ObjectStoragePool.class)
            .getFirst();
    NativeRequest create =
        NativeRequest.of(NativeCommand.CREATE_BUCKET)
            .with("name", "photos")
            .with("objectstorageid", pool.id())
            .with("quota", "3");

    Submission submission = client.submit(session(), create);
    Bucket made = client.await(session(), submission, Bucket.class);
    Success updated =
        client.call(
            session(),
            request(NativeCommand.UPDATE_BUCKET, made.id()).with("versioning", "true"),
            Success.class);
    Bucket listed =
        client
            .list(session(), request(NativeCommand.LIST_BUCKETS, made.id()), Bucket.class)
            .getFirst();
    Success deleted =
        client.call(session(), request(NativeCommand.DELETE_BUCKET, made.id()), Success.class);

    assertThat(pool.providername()).contains("Landbridge");
    assertThat(submission.entityId()).contains(made.id());
    assertThat(made.state()).contains("Created");
    assertThat(made.versioning()).isFalse();
    assertThat(updated.success()).isTrue();
    assertThat(listed.versioning()).isTrue();
    assertThat(listed.quota()).contains(3L);
    assertThat(listed.account()).contains("alice");
    assertThat(deleted.success()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void throwsWhatTheCloudRefuses(AnswerFormat format) {
    NativeRequest unknown =
        request(
            NativeCommand.START_VIRTUAL_MACHINE,
            new NativeId("00000000-0000-0000-0000-000000000000"));

    assertThatThrownBy(() -> client(format).submit(session(), unknown))
        .isInstanceOfSatisfying(
            NativeException.class, e -> assertThat(e.error().code()).isEqualTo(431));
    assertThatThrownBy(() ->
            client(format)
                .list(
                    session(new NativeCredentials(ALICE.apiKey(), Secret.of("wrong"))),
                    NativeRequest.of(NativeCommand.LIST_ZONES),
                    Zone.class))
        .isInstanceOfSatisfying(
            NativeException.class, e -> assertThat(e.error().code()).isEqualTo(401));
  }

  private NativeRequest deployment(CloudStackClient client) {
    Zone zone =
        client.list(session(), NativeRequest.of(NativeCommand.LIST_ZONES), Zone.class).getFirst();
    ServiceOffering offering =
        client
            .list(
                session(),
                NativeRequest.of(NativeCommand.LIST_SERVICE_OFFERINGS).with("name", "t2.micro"),
                ServiceOffering.class)
            .getFirst();
    Template template =
        client
            .list(
                session(),
                NativeRequest.of(NativeCommand.LIST_TEMPLATES)
                    .with("templatefilter", "executable")
                    .with("zoneid", zone.id())
                    .with("name", "linux-x86_64"),
                Template.class)
            .getFirst();
    return NativeRequest.of(NativeCommand.DEPLOY_VIRTUAL_MACHINE)
        .with("zoneid", zone.id())
        .with("serviceofferingid", offering.id())
        .with("templateid", template.id());
  }

  private VirtualMachine machine(CloudStackClient client, NativeId id) {
    return client
        .list(session(), request(NativeCommand.LIST_VIRTUAL_MACHINES, id), VirtualMachine.class)
        .getFirst();
  }

  private static NativeRequest request(NativeCommand command, NativeId id) {
    return NativeRequest.of(command).with("id", id);
  }

  private CloudStackClient client(AnswerFormat format) {
    return Objects.requireNonNull(clients.get(format));
  }

  private NativeSession session() {
    return session(ALICE);
  }

  private NativeSession session(NativeCredentials credentials) {
    return new TestSession(credentials, Instant.now().plusSeconds(20), trace);
  }

  private record TestSession(NativeCredentials credentials, Instant deadline, RequestTrace trace)
      implements NativeSession {}
}
