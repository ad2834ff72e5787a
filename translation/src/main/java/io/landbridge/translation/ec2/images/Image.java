// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.ec2.model.ImdsSupportValues;
import io.landbridge.schema.WireEnum;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.Template;
import java.util.List;
import java.util.Optional;

/**
 * A native template as one image: CloudStack lists a template once for each zone it is in.
 *
 * @param inZones the entries of one template, at least one
 */
public record Image(List<Template> inZones) {

  public Image {
    inZones = List.copyOf(inZones);
    if (inZones.isEmpty()) {
      throw new IllegalArgumentException("An image is in one zone at least");
    }
  }

  /** The template in the zone where it is furthest, which speaks for all of them. */
  public Template template() {
    return inZones.stream()
        .filter(template -> template.isready().orElse(false))
        .findFirst()
        .orElse(inZones.getFirst());
  }

  /** The template's UUID. */
  public NativeId nativeId() {
    return template().id();
  }

  /** The template as it is in a zone; empty where it is not there. */
  public Optional<Template> inZone(NativeId zone) {
    return inZones.stream()
        .filter(template -> template.zoneid().isEmpty() || template.zoneid().get().equals(zone))
        .findFirst();
  }

  /** The file name of the root device; machines see it under this name, and so do EC2's clients. */
  public String rootDeviceName() {
    return template().details().getOrDefault("rootDeviceName", "/dev/sda1");
  }

  /**
   * What the image says of instance metadata, for its instances: the template's detail {@code
   * imdsSupport}, which has EC2's own values. CloudStack keeps details without a meaning of its
   * own.
   */
  public Optional<ImdsSupportValues> imdsSupport() {
    return Optional.ofNullable(template().details().get("imdsSupport"))
        .flatMap(value -> WireEnum.find(ImdsSupportValues.class, value));
  }
}
