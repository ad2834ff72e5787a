// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.volumes;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_VOLUMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.AttributeBooleanValue;
import io.landbridge.ec2.model.DescribeVolumeAttributeRequest;
import io.landbridge.ec2.model.DescribeVolumeAttributeResult;
import io.landbridge.ec2.model.EnableVolumeIORequest;
import io.landbridge.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import io.landbridge.ec2.model.GetEbsEncryptionByDefaultRequest;
import io.landbridge.ec2.model.ModifyVolumeAttributeRequest;
import io.landbridge.ec2.model.VolumeAttributeName;
import io.landbridge.schema.Acknowledged;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import org.junit.jupiter.api.Test;

/** What can be asked and said about a volume that never has another answer. */
class VolumeAttributesTest {
  private static final NativeId ROOT = new NativeId("d0fb4de1-7533-4e8d-b806-f97d0ab0eb68");
  private static final String UNKNOWN = "vol-0123456789abcdef0";

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud =
      new ScriptedCloudStack().answers(LIST_VOLUMES, "listVolumes-root");
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final String root = backend.ids().getEc2Id(ResourceKind.VOLUME, ROOT);

  private DescribeVolumeAttributeResult describe(String volume, VolumeAttributeName attribute) {
    var request =
        DescribeVolumeAttributeRequest.builder().volumeId(volume).attribute(attribute).build();
    return new DescribeVolumeAttribute(backend).handle(call, request);
  }

  private Acknowledged enableIo(String volume) {
    return new EnableVolumeIO(backend)
        .handle(call, EnableVolumeIORequest.builder().volumeId(volume).build());
  }

  private Acknowledged modify(String volume, boolean autoEnableIo) {
    var request =
        ModifyVolumeAttributeRequest.builder()
            .volumeId(volume)
            .autoEnableIO(AttributeBooleanValue.builder().value(autoEnableIo).build())
            .build();
    return new ModifyVolumeAttribute(backend).handle(call, request);
  }

  @Test
  void theIoOfAVolumeIsNeverToBeEnabled() {
    assertThat(describe(root, VolumeAttributeName.AUTO_ENABLE_IO))
        .isEqualTo(
            DescribeVolumeAttributeResult.builder()
                .volumeId(root)
                .autoEnableIO(AttributeBooleanValue.builder().value(false).build())
                .build());
  }

  @Test
  void aVolumeHasNoProductCodes() {
    assertThat(describe(root, VolumeAttributeName.PRODUCT_CODES))
        .isEqualTo(DescribeVolumeAttributeResult.builder().volumeId(root).build());
  }

  @Test
  void sayingWhatIsSoChangesNothing() {
    assertThat(enableIo(root)).isEqualTo(Acknowledged.INSTANCE);
    assertThat(modify(root, false)).isEqualTo(Acknowledged.INSTANCE);
    assertThat(cloud.sent()).allMatch(line -> line.startsWith("listVolumes"));
  }

  @Test
  void theVolumeMustBeThere() {
    String notFound = "InvalidVolume.NotFound";
    assertThatThrownBy(() -> describe(UNKNOWN, VolumeAttributeName.AUTO_ENABLE_IO))
        .hasMessageContaining(notFound);
    assertThatThrownBy(() -> enableIo(UNKNOWN)).hasMessageContaining(notFound);
    assertThatThrownBy(() -> modify(UNKNOWN, false)).hasMessageContaining(notFound);
  }

  @Test
  void volumesAreNotEncryptedUnasked() {
    var request = GetEbsEncryptionByDefaultRequest.builder().build();
    assertThat(new GetEbsEncryptionByDefault().handle(call, request).ebsEncryptionByDefault())
        .contains(false);
  }

  @Test
  void theKeyOfVolumesIsTheProvidersOwn() {
    var request = GetEbsDefaultKmsKeyIdRequest.builder().build();
    assertThat(new GetEbsDefaultKmsKeyId().handle(call, request).kmsKeyId())
        .contains("alias/aws/ebs");
  }
}
