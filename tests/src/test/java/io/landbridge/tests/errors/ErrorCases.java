// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Calls;
import io.landbridge.tests.harness.Ec2Driver;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.Names;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** What a client is told when a call fails; a subclass says which kind of client. */
abstract class ErrorCases {
  private static final String UNKNOWN = "i-0123456789abcdef0";

  private Ec2Driver driver;
  private Ec2Calls ec2;

  /** A client of the kind in question; the caller closes it. */
  abstract Ec2Driver connect(Account account);

  /** The same whose clock is wrong; a negative duration is a clock that is ahead. */
  abstract Ec2Driver connectBehind(Account account, Duration behind);

  @BeforeEach
  void connect() {
    driver = connect(Account.ALICE);
    ec2 = driver.calls();
  }

  @AfterEach
  void disconnect() {
    driver.close();
  }

  @Test
  void refusesAWrongSecret() {
    try (Ec2Driver stranger = connect(Account.ALICE.withWrongSecret())) {
      assertThat(Failure.of(stranger.calls()::describeInstances))
          .isEqualTo(new Failure(401, "AuthFailure"));
    }
  }

  @Test
  void refusesAnUnknownKeyInTheSameWords() {
    try (Ec2Driver stranger = connect(Account.ALICE.withUnknownKey())) {
      assertThat(Failure.of(stranger.calls()::describeInstances))
          .isEqualTo(new Failure(401, "AuthFailure"));
    }
  }

  @ParameterizedTest(name = "{0} minutes behind")
  @ValueSource(longs = {20, -20})
  void refusesATimeThatIsNotNow(long minutes) {
    try (Ec2Driver late = connectBehind(Account.ALICE, Duration.ofMinutes(minutes))) {
      assertThat(Failure.of(late.calls()::describeInstances))
          .isEqualTo(new Failure(400, "RequestExpired"));
    }
  }

  @Test
  void allowsAClockThatIsALittleWrong() {
    try (Ec2Driver late = connectBehind(Account.ALICE, Duration.ofMinutes(10))) {
      assertThat(late.calls().describeInstances()).isNotNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"i-xyz", "i-1234abcd", "i-0123456789abcdefg", "vol-0123456789abcdef0"})
  void namesAMalformedId(String id) {
    assertThat(Failure.of(() -> ec2.describeInstances(r -> r.instanceIds(id))))
        .isEqualTo(new Failure(400, "InvalidInstanceID.Malformed"));
  }

  @Test
  void namesAnUnknownId() {
    Failure notFound = new Failure(400, "InvalidInstanceID.NotFound");
    assertThat(Failure.of(() -> ec2.describeInstances(r -> r.instanceIds(UNKNOWN))))
        .isEqualTo(notFound);
    assertThat(Failure.of(() -> ec2.startInstances(r -> r.instanceIds(UNKNOWN))))
        .isEqualTo(notFound);
    assertThat(Failure.of(() -> ec2.terminateInstances(r -> r.instanceIds(UNKNOWN))))
        .isEqualTo(notFound);
  }

  @Test
  void refusesASecondGroupOfTheSameName() {
    String name = Names.unique("twice");
    String group = ec2.createSecurityGroup(r -> r.groupName(name).description("first")).groupId();
    try {
      assertThat(Failure.of(() -> ec2.createSecurityGroup(r -> r.groupName(name).description("2"))))
          .isEqualTo(new Failure(400, "InvalidGroup.Duplicate"));
    } finally {
      ec2.deleteSecurityGroup(r -> r.groupId(group));
    }
  }

  @Test
  void dryRunSaysThatItWouldHaveWorked() {
    RunInstancesRequest run = request(1).toBuilder().dryRun(true).build();
    assertThat(Failure.of(() -> ec2.runInstances(run)))
        .isEqualTo(new Failure(412, "DryRunOperation"));
  }

  @Test
  void refusesMoreThanTheAccountMayHaveAsAWhole() {
    try (Ec2Driver limited = connect(Account.CAROL)) {
      assertThat(Failure.of(() -> limited.calls().runInstances(request(20))))
          .isEqualTo(new Failure(400, "InstanceLimitExceeded"));
    }
  }

  @Test
  void anInstanceThatFitsNowhereIsTerminatedWithTheReason() {
    // The seed's x1e.32xlarge needs more memory than any host has.
    Instance made =
        ec2.runInstances(request(1).toBuilder().instanceType("x1e.32xlarge").build())
            .instances()
            .getFirst();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          Instance ended = describe(made.instanceId());
          assertThat(ended.state().name()).isEqualTo(InstanceStateName.TERMINATED);
          assertThat(ended.stateReason().code()).isEqualTo("Server.InsufficientInstanceCapacity");
        });
  }

  private Instance describe(String instance) {
    return ec2.describeInstances(r -> r.instanceIds(instance))
        .reservations()
        .getFirst()
        .instances()
        .getFirst();
  }

  private RunInstancesRequest request(int count) {
    return RunInstancesRequest.builder()
        .imageId(Images.linux(ec2))
        .instanceType("t2.micro")
        .minCount(count)
        .maxCount(count)
        .build();
  }
}
