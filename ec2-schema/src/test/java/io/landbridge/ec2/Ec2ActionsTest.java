// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.query.EmptySet;
import io.landbridge.schema.MemberType.ListOf;
import org.junit.jupiter.api.Test;

class Ec2ActionsTest {

  @Test
  void knowEveryActionOfTheApi() {
    assertThat(Ec2Actions.names()).hasSizeGreaterThan(800).contains("RunInstances", "CreateFleet");
    assertThat(Ec2Actions.isKnown("RunInstances")).isTrue();
    assertThat(Ec2Actions.isKnown("CreateFleet")).isTrue();
    assertThat(Ec2Actions.isKnown("runInstances")).isFalse();
    assertThat(Ec2Actions.isKnown("CreateAutoScalingGroup")).isFalse();
  }

  @Test
  void haveShapesForThoseInScopeOnly() {
    assertThat(Ec2Actions.findOperation("RunInstances")).contains(Ec2Operations.RUN_INSTANCES);
    assertThat(Ec2Actions.findOperation("CreateFleet")).isEmpty();
    assertThat(Ec2Actions.findEmptyRead("DescribeFleets")).contains(Ec2Operations.DESCRIBE_FLEETS);
    assertThat(Ec2Actions.findEmptyRead("DescribeInstances")).isEmpty();
  }

  @Test
  void tellReadsByTheirVerb() {
    assertThat(Ec2Actions.isRead("GetConsoleOutput")).isTrue();
    assertThat(Ec2Actions.isRead("ResetImageAttribute")).isFalse();
  }

  @Test
  void answerEmptyReadsWithListsOnly() {
    assertThat(Ec2Actions.emptyReads())
        .allSatisfy(read -> {
          assertThat(read.output().members())
              .isNotEmpty()
              .allSatisfy(member -> assertThat(member.type()).isInstanceOf(ListOf.class));
          assertThat(EmptySet.of(read).schema()).isSameAs(read.output());
        });
  }
}
