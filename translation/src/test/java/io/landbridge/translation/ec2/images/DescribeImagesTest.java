// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import static io.landbridge.translation.cloudstack.NativeCommand.LIST_TEMPLATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.BlockDeviceMapping;
import io.landbridge.ec2.model.DescribeImagesRequest;
import io.landbridge.ec2.model.Filter;
import io.landbridge.ec2.model.Image;
import io.landbridge.ec2.model.ImageState;
import io.landbridge.ec2.model.ImdsSupportValues;
import io.landbridge.ec2.model.PlatformValues;
import io.landbridge.translation.Call;
import io.landbridge.translation.Calls;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ScriptedCloudStack;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ec2.TestBackend;
import io.landbridge.translation.ids.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeImagesTest {
  private static final NativeId OWN = new NativeId("a1111111-64d8-4190-aa4a-8a6bdabadca9");
  private static final String ID_OF_OWN = "ami-a111111164d84190a";

  private final Call call = Calls.byAlice();
  private final ScriptedCloudStack cloud = new ScriptedCloudStack();
  private final Ec2Backend backend = TestBackend.over(cloud);
  private final DescribeImages action = new DescribeImages(backend);

  private String own(String more) {
    return """
    {"count":1,"template":[{"id":"%s","name":"mine","displaytext":"my words","ispublic":false,
     "isready":true,"created":"2026-11-21T18:03:19+0000","account":"alice","domainid":"%s",
     "size":3221225473,"tags":[{"key":"Name","value":"golden"}]%s}]}
    """
        .formatted(OWN, call.caller().domainId(), more);
  }

  private List<Image> describe(DescribeImagesRequest request) {
    action.validate(call, request);
    return action.handle(call, request).images();
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(List.of(values)).build();
  }

  @Test
  void aTemplateOfTwoZonesIsOneImage() {
    cloud.answers(LIST_TEMPLATES, "listTemplates-featured");

    List<Image> images = describe(DescribeImagesRequest.builder().build());

    assertThat(images)
        .singleElement()
        .satisfies(image -> {
          assertThat(image.imageId()).contains("ami-d523398ee5d511f19");
          assertThat(image.name()).contains("CentOS 5.6 (64-bit) no GUI (Simulator)");
          assertThat(image.state()).contains(ImageState.AVAILABLE);
          assertThat(image.publicValue()).contains(true);
          assertThat(image.imageOwnerAlias()).contains("amazon");
          assertThat(image.creationDate()).contains("2026-11-21T18:03:19.000Z");
          assertThat(image.architecture()).contains(ArchitectureValues.X86_64);
          assertThat(image.platform()).isEmpty();
          assertThat(image.rootDeviceName()).contains("/dev/sda1");
          assertThat(rootSize(image)).isEqualTo(2);
        });
  }

  private static int rootSize(Image image) {
    BlockDeviceMapping root = image.blockDeviceMappings().getFirst();
    assertThat(root.deviceName()).isEqualTo(image.rootDeviceName());
    return root.ebs().orElseThrow().volumeSize().orElseThrow();
  }

  @Test
  void anImageOfTheCallerHasTheCallersAccount() {
    cloud.answersJson(LIST_TEMPLATES, own(",\"ostypename\":\"Windows Server 2022\""));

    Image image = describe(DescribeImagesRequest.builder().build()).getFirst();

    assertThat(image.ownerId()).contains("111111111111");
    assertThat(image.imageOwnerAlias()).isEmpty();
    assertThat(image.platform()).contains(PlatformValues.WINDOWS);
    assertThat(image.usageOperation()).contains("RunInstances:0002");
    assertThat(rootSize(image)).isEqualTo(4);
    assertThat(image.tags()).singleElement().satisfies(t -> assertThat(t.key()).contains("Name"));
  }

  @Test
  void aDetailOfTheTemplateSaysWhatItsInstancesWantOfMetadata() {
    cloud.answersJson(LIST_TEMPLATES, own(",\"details\":{\"imdsSupport\":\"v2.0\"}"));

    assertThat(describe(DescribeImagesRequest.builder().build()))
        .singleElement()
        .satisfies(image -> assertThat(image.imdsSupport()).contains(ImdsSupportValues.V2_0));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Processing, PENDING",
    "37% Downloaded, PENDING",
    "Installing Template, PENDING",
    "'', PENDING",
    "Failed to download: no route to host, FAILED",
    "UploadError, FAILED"
  })
  void anImageThatIsNotReadyIsPendingOrFailed(String status, ImageState state) {
    String entity =
        own(",\"status\":\"" + status + "\"").replace("\"isready\":true", "\"isready\":false");
    cloud.answersJson(LIST_TEMPLATES, entity);

    Image image = describe(DescribeImagesRequest.builder().build()).getFirst();

    assertThat(image.state()).contains(state);
    assertThat(image.stateReason().isPresent()).isEqualTo(state == ImageState.FAILED);
  }

  @Test
  void ownersSelectAndNarrowTheNativeCall() {
    cloud.answersJson(LIST_TEMPLATES, own(""));

    assertThat(describe(DescribeImagesRequest.builder().owners(List.of("self")).build()))
        .hasSize(1);
    assertThat(cloud.sent()).containsExactly("listTemplates templatefilter=self");
    assertThat(describe(DescribeImagesRequest.builder().owners(List.of("amazon")).build()))
        .isEmpty();
    assertThat(
            describe(
                DescribeImagesRequest.builder().owners(List.of("amazon", "111111111111")).build()))
        .hasSize(1);
  }

  @Test
  void executableUsersSelectByLaunchPermission() {
    cloud.answersJson(LIST_TEMPLATES, own(""));

    assertThat(describe(DescribeImagesRequest.builder().executableUsers(List.of("all")).build()))
        .isEmpty();
    assertThat(describe(DescribeImagesRequest.builder().executableUsers(List.of("self")).build()))
        .hasSize(1);
    assertThatThrownBy(() ->
            describe(
                DescribeImagesRequest.builder().executableUsers(List.of("333333333333")).build()))
        .hasMessageContaining("UnsupportedOperation");
  }

  @Test
  void filtersSeeTheFinishedImage() {
    cloud.answersJson(LIST_TEMPLATES, own(",\"arch\":\"aarch64\""));

    assertThat(
            describe(
                DescribeImagesRequest.builder()
                    .filters(
                        List.of(
                            filter("architecture", "arm64"),
                            filter("name", "m*"),
                            filter("tag:Name", "golden"),
                            filter("block-device-mapping.volume-size", "4")))
                    .build()))
        .hasSize(1);
    assertThat(
            describe(
                DescribeImagesRequest.builder()
                    .filters(List.of(filter("platform", "windows")))
                    .build()))
        .isEmpty();
  }

  @Test
  void windowsIsSpeltAsOnTheWire() {
    cloud.answersJson(LIST_TEMPLATES, own(",\"ostypename\":\"Windows Server 2022\""));

    assertThat(
            describe(
                DescribeImagesRequest.builder()
                    .filters(List.of(filter("platform", "windows")))
                    .build()))
        .singleElement()
        .satisfies(image -> assertThat(image.platform().orElseThrow().wire()).isEqualTo("windows"));
  }

  @Test
  void idsSelectWithOneNativeCall() {
    cloud.answersJson(LIST_TEMPLATES, own(""));
    var _ = backend.ids().getEc2Id(ResourceKind.IMAGE, OWN);

    assertThat(describe(DescribeImagesRequest.builder().imageIds(List.of(ID_OF_OWN)).build()))
        .hasSize(1);
    assertThat(cloud.sent()).containsExactly("listTemplates templatefilter=executable id=" + OWN);
  }

  @Test
  void idsThatNameNothingAreRefused() {
    cloud.answersJson(LIST_TEMPLATES, "{}");

    assertThatThrownBy(() ->
            describe(
                DescribeImagesRequest.builder().imageIds(List.of("ami-00000000000000000")).build()))
        .hasMessageContaining("InvalidAMIID.NotFound");
    assertThatThrownBy(
            () -> describe(DescribeImagesRequest.builder().imageIds(List.of("ami-1")).build()))
        .hasMessageContaining("InvalidAMIID.Malformed");
    assertThatThrownBy(
            () -> describe(DescribeImagesRequest.builder().owners(List.of("someone")).build()))
        .hasMessageContaining("InvalidUserID.Malformed");
  }
}
