// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.instancetypes;

import io.landbridge.ec2.Ec2Errors;
import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.ServiceOffering;
import io.landbridge.translation.ec2.Ec2Backend;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The instance types, each a native service offering: the operator's choice first, then offerings
 * whose own name has the form of a type, then every other under {@code cs.} and its name in lower
 * case. Where two offerings would have one type the older one has it. Blocks; for virtual threads.
 */
public final class InstanceTypes {
  private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z0-9-]+");
  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^a-z0-9]+");
  private static final Comparator<ServiceOffering> OLDEST_FIRST =
      Comparator.comparing((ServiceOffering offering) -> offering.created().orElse(Instant.MAX))
          .thenComparing(offering -> offering.id().value());

  private final Ec2Backend backend;

  /** Instance types over the parts of a gateway. */
  public InstanceTypes(Ec2Backend backend) {
    this.backend = backend;
  }

  /** All types that the caller may choose from, by name in order of the alphabet. */
  public SequencedMap<String, ServiceOffering> list(Call call) {
    List<ServiceOffering> offerings =
        backend.catalogue().serviceOfferings(call).stream()
            .filter(offering -> !offering.issystem().orElse(false))
            .filter(offering -> !offering.iscustomized().orElse(false))
            .sorted(OLDEST_FIRST)
            .toList();
    SequencedMap<String, ServiceOffering> types = new TreeMap<>();
    backend
        .options()
        .instanceTypes()
        .forEach((type, chosen) ->
            offerings.stream()
                .filter(o -> o.name().equals(chosen) || o.id().value().equals(chosen))
                .findFirst()
                .ifPresent(offering -> types.put(type, offering)));
    offerings.forEach(offering -> types.putIfAbsent(typeName(offering.name()), offering));
    return types;
  }

  private static String typeName(String name) {
    if (TYPE_NAME.matcher(name).matches()) {
      return name;
    }
    return "cs." + NOT_IN_A_NAME.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
  }

  /**
   * The service offering of a type.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidParameterValue} in EC2's words for a type
   *     that is not there
   */
  public ServiceOffering get(Call call, String instanceType) {
    ServiceOffering offering = list(call).get(instanceType);
    if (offering == null) {
      throw Ec2Errors.invalidParameterValue(
              "Invalid value '" + instanceType + "' for InstanceType.")
          .toException();
    }
    return offering;
  }

  /** The types by the id of their offering, for many machines at once. */
  public Map<NativeId, String> namesByOffering(Call call) {
    Map<NativeId, String> names = new HashMap<>();
    list(call).forEach((type, offering) -> names.putIfAbsent(offering.id(), type));
    return names;
  }

  /** The type of an offering, also of one that can no longer be chosen, by its name. */
  public String nameOf(
      Map<NativeId, String> names, Optional<NativeId> offeringId, Optional<String> offeringName) {
    return offeringId
        .map(names::get)
        .or(() -> offeringName.map(InstanceTypes::typeName))
        .orElse("cs.unknown");
  }
}
