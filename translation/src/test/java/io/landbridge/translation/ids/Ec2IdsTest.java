// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.cloudstack.NativeId;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Ec2IdsTest {
  private static final NativeId UUID_ID = new NativeId("a1b2c3d4-e5f6-4789-9abc-def012345678");

  @Test
  void takesTheFirstSeventeenDigitsOfTheUuid() {
    assertThat(Ec2Ids.toEc2Id(ResourceKind.INSTANCE, UUID_ID)).isEqualTo("i-a1b2c3d4e5f647899");
    assertThat(Ec2Ids.toEc2Id(ResourceKind.NETWORK_INTERFACE_ATTACHMENT, UUID_ID))
        .isEqualTo("eni-attach-a1b2c3d4e5f647899");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "i",
        "i-",
        "i-a1b2c3d4",
        "i-a1b2c3d4e5f64789",
        "i-a1b2c3d4e5f6478999",
        "i-A1b2c3d4e5f647899",
        "i-g1b2c3d4e5f647899",
        "i_a1b2c3d4e5f647899",
        " i-a1b2c3d4e5f647899",
        "vol-a1b2c3d4e5f647899",
        "i-a1b2c3d4e5f64789\u0669"
      })
  void refusesWhatIsNoInstanceId(String text) {
    assertThat(Ec2Ids.isWellFormed(ResourceKind.INSTANCE, text)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyKindKnowsItsOwnIds(ResourceKind kind) {
    String derived = Ec2Ids.toEc2Id(kind, UUID_ID);
    String random = Ec2Ids.newGatewayId(kind, new Random(7));
    assertThat(derived).satisfies(id -> assertThat(Ec2Ids.isWellFormed(kind, id)).isTrue());
    assertThat(random).satisfies(id -> assertThat(Ec2Ids.isWellFormed(kind, id)).isTrue());
    assertThat(Ec2Ids.findKind(derived)).contains(kind);
  }

  @Property
  void anIdAndItsUuidCanBeMatchedByEye(@ForAll("uuids") NativeId nativeId) {
    String digits = Ec2Ids.toEc2Id(ResourceKind.VOLUME, nativeId).substring("vol-".length());
    assertThat(nativeId.value().replace("-", "")).startsWith(digits);
  }

  @Property
  void anyTextIsEitherWellFormedOrNot(@ForAll String text) {
    assertThat(Ec2Ids.findKind(text)).isEmpty();
  }

  @Provide
  Arbitrary<NativeId> uuids() {
    return Arbitraries.longs()
        .tuple2()
        .map(bits -> new NativeId(new UUID(bits.get1(), bits.get2()).toString()));
  }
}
