// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeCatalogue;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDataTextTest {
  @Property
  void anyBytesPassUnchanged(@ForAll byte[] data) {
    String wire = Base64.getMimeEncoder().encodeToString(data);

    String nativeText = UserDataText.toNative(UserDataText.decode(wire), 1 << 20);

    assertThat(UserDataText.decodeNative(nativeText)).isEqualTo(data);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"aGVsbG8", "aGVsbG8=", "aGVs\nbG8=\r\n", " aGVsbG8= "})
  void lineEndsAndMissingPaddingAreTaken(String text) {
    assertThat(UserDataText.decode(text)).asString().isEqualTo("hello");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"#!/bin/sh", "aGVsbG8==", "__-_", "a", "aGVs=bG8"})
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> UserDataText.decode(text))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("Invalid BASE64 encoding of user data.");
  }

  @ParameterizedTest(name = "{0} bytes within {1} characters")
  @CsvSource({"24576, 32768", "3, 4", "0, 4"})
  void asMuchAsTheCloudTakesPasses(int bytes, int longest) {
    assertThat(UserDataText.toNative(new byte[bytes], longest)).hasSizeLessThanOrEqualTo(longest);
  }

  @Test
  void moreIsRefusedWithBothSizes() {
    assertThatThrownBy(() -> UserDataText.toNative(new byte[24577], 32768))
        .isInstanceOf(AwsException.class)
        .hasMessageContaining("24576 bytes (32768 characters of Base64)")
        .hasMessageContaining("24577 bytes (32772 characters)");
  }

  @Test
  void theLimitIsTheCloudsSetting() {
    ScriptedCloudStack cloud =
        new ScriptedCloudStack()
            .answersJson(
                NativeCommand.LIST_CONFIGURATIONS,
                "{\"count\":1,\"configuration\":[{\"name\":\"vm.userdata.max.length\","
                    + "\"value\":\"65536\"}]}");
    NativeCatalogue catalogue =
        new NativeCatalogue(cloud, Duration.ofMinutes(1), () -> Optional.of(Calls.byAlice()));

    assertThat(catalogue.longestUserData()).isEqualTo(65536);
    assertThat(catalogue.longestUserData()).isEqualTo(65536);
    assertThat(cloud.sent()).containsExactly("listConfigurations name=vm.userdata.max.length");
  }

  @Test
  void theLimitIsTheUsualOneWhereTheCloudDoesNotTell() {
    ScriptedCloudStack cloud =
        new ScriptedCloudStack().fails(NativeCommand.LIST_CONFIGURATIONS, 432, "not allowed");
    NativeCatalogue catalogue =
        new NativeCatalogue(cloud, Duration.ofMinutes(1), () -> Optional.of(Calls.byAlice()));

    assertThat(catalogue.longestUserData()).isEqualTo(32768);
  }
}
