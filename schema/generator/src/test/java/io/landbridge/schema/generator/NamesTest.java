// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.schema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "InstanceIds,instanceIds",
    "CIDRBlock,cidrBlock",
    "Ipv6CidrBlock,ipv6CidrBlock",
    "IKEVersions,ikeVersions",
    "ASN,asn",
    "arn,arn",
    "Return,returnValue",
    "Default,defaultValue",
  })
  void membersAreLowerCamelCase(String model, String java) {
    assertThat(Names.member(model)).isEqualTo(java);
  }

  @ParameterizedTest
  @CsvSource({
    "RunInstances,RUN_INSTANCES",
    "EnableVolumeIO,ENABLE_VOLUME_IO",
    "AssumeRoleWithSAML,ASSUME_ROLE_WITH_SAML",
    "shutting-down,SHUTTING_DOWN",
    "ipsec.1,IPSEC_1",
    "io2,IO2",
    "64-bit,V64_BIT",
    "Linux/UNIX (Amazon VPC),LINUX_UNIX_AMAZON_VPC",
  })
  void constantsAreUpperCase(String model, String java) {
    assertThat(Names.constant(model)).isEqualTo(java);
  }
}
