// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.ec2.model.ArchitectureValues;
import io.landbridge.ec2.model.BlockDeviceMapping;
import io.landbridge.ec2.model.DeviceType;
import io.landbridge.ec2.model.EbsBlockDevice;
import io.landbridge.ec2.model.HypervisorType;
import io.landbridge.ec2.model.ImageState;
import io.landbridge.ec2.model.ImageTypeValues;
import io.landbridge.ec2.model.PlatformValues;
import io.landbridge.ec2.model.StateReason;
import io.landbridge.ec2.model.Tag;
import io.landbridge.ec2.model.VirtualizationType;
import io.landbridge.ec2.model.VolumeType;
import io.landbridge.translation.cloudstack.Template;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A native template as EC2 shows an image. */
final class ImageProjection {
  private static final long BYTES_IN_GIB = 1L << 30;
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What {@code status} says while a template is on its way; anything else not ready failed. */
  private static final Pattern ON_ITS_WAY =
      Pattern.compile(
          ".*[0-9]+ *%.*|.*(Installing|Creating|Processing|InProgress|NotUploaded|Not.?Downloaded"
              + "|Download.*Progress|Queued).*",
          Pattern.CASE_INSENSITIVE);

  private ImageProjection() {}

  /**
   * What the template itself does not say.
   *
   * @param imageId the image's id
   * @param ownerId the account id of its owner
   * @param ownerAlias {@code amazon} for what the operator offers
   * @param tags the image's tags
   */
  record Facts(String imageId, String ownerId, Optional<String> ownerAlias, List<Tag> tags) {}

  /** The shape of an image. */
  static io.landbridge.ec2.model.Image project(Image image, Facts facts) {
    Template template = image.template();
    boolean windows = isWindows(template);
    ImageState state = toState(template);
    return io.landbridge.ec2.model.Image.builder()
        .imageId(facts.imageId())
        .imageLocation(facts.ownerAlias().orElse(facts.ownerId()) + "/" + template.name())
        .imageType(ImageTypeValues.MACHINE)
        .publicValue(template.ispublic().orElse(false))
        .ownerId(facts.ownerId())
        .imageOwnerAlias(facts.ownerAlias())
        .name(template.name())
        .description(template.displaytext())
        .creationDate(template.created().map(CREATED::format))
        .state(state)
        .stateReason(toReason(state, template))
        .architecture(toArchitecture(template))
        .platform(windows ? Optional.of(PlatformValues.WINDOWS) : Optional.empty())
        .platformDetails(windows ? "Windows" : "Linux/UNIX")
        .usageOperation(windows ? "RunInstances:0002" : "RunInstances")
        .rootDeviceName(image.rootDeviceName())
        .rootDeviceType(DeviceType.EBS)
        .blockDeviceMappings(List.of(toRoot(image)))
        .virtualizationType(VirtualizationType.HVM)
        // EC2 knows only xen and ovm, whatever the cloud runs on.
        .hypervisor(HypervisorType.XEN)
        .enaSupport(true)
        .imdsSupport(image.imdsSupport())
        .productCodes(List.of())
        .tags(facts.tags())
        .build();
  }

  private static boolean isWindows(Template template) {
    return template
        .ostypename()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("windows"))
        .isPresent();
  }

  static ImageState toState(Template template) {
    if (template.isready().orElse(false)) {
      return ImageState.AVAILABLE;
    }
    String status = template.status().orElse("");
    return status.isEmpty() || ON_ITS_WAY.matcher(status).matches()
        ? ImageState.PENDING
        : ImageState.FAILED;
  }

  private static Optional<StateReason> toReason(ImageState state, Template template) {
    return state == ImageState.FAILED
        ? Optional.of(
            StateReason.builder().code("Server.InternalError").message(template.status()).build())
        : Optional.empty();
  }

  private static ArchitectureValues toArchitecture(Template template) {
    return switch (template.arch().orElse("x86_64")) {
      case "aarch64", "arm64" -> ArchitectureValues.ARM64;
      case "i386", "i686" -> ArchitectureValues.I386;
      default -> ArchitectureValues.X86_64;
    };
  }

  private static BlockDeviceMapping toRoot(Image image) {
    return BlockDeviceMapping.builder()
        .deviceName(image.rootDeviceName())
        .ebs(
            EbsBlockDevice.builder()
                .deleteOnTermination(true)
                .volumeSize(sizeInGiB(image.template()))
                .volumeType(VolumeType.STANDARD)
                .encrypted(false)
                .build())
        .build();
  }

  private static int sizeInGiB(Template template) {
    long bytes = template.size().orElse(0L);
    return (int) Math.max(1, Math.ceilDiv(bytes, BYTES_IN_GIB));
  }
}
