// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2.images;

import io.landbridge.translation.Call;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.cloudstack.NativeRequest;
import io.landbridge.translation.cloudstack.Template;
import io.landbridge.translation.ec2.Ec2Backend;
import io.landbridge.translation.ids.IdErrors;
import io.landbridge.translation.ids.ResourceKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** The images that a caller may see, each a native template. Blocks; for virtual threads. */
public final class Images {
  /** The operator's own templates are of these types; users cannot deploy from them. */
  private static final Set<String> INTERNAL_TYPES = Set.of("SYSTEM", "ROUTING");

  /**
   * What a caller can name: templates that can be deployed, those others share with the caller, and
   * the caller's own while they are still being made.
   */
  private static final List<String> VISIBLE = List.of("executable", "sharedexecutable", "self");

  private final Ec2Backend backend;

  /** Images over the parts of a gateway. */
  public Images(Ec2Backend backend) {
    this.backend = backend;
  }

  /** All images that the caller can name, each once. */
  public List<Image> list(Call call) {
    return listBy(call, VISIBLE);
  }

  /**
   * The images of some native template filters, each once.
   *
   * @param templateFilters for example {@code featured}
   */
  public List<Image> listBy(Call call, List<String> templateFilters) {
    Map<NativeId, SequencedSet<Template>> byId = new LinkedHashMap<>();
    for (String filter : templateFilters) {
      backend
          .cloud()
          .list(call, request(filter), Template.class)
          .forEach(t -> byId.computeIfAbsent(t.id(), id -> new LinkedHashSet<>()).add(t));
    }
    return byId.values().stream()
        .map(entries -> new Image(List.copyOf(entries)))
        .filter(image -> !INTERNAL_TYPES.contains(image.template().templatetype().orElse("")))
        .toList();
  }

  private static NativeRequest request(String templateFilter) {
    return NativeRequest.of(NativeCommand.LIST_TEMPLATES).with("templatefilter", templateFilter);
  }

  /** The image of a native template; empty when the caller cannot see it. */
  public Optional<Image> find(Call call, NativeId templateId) {
    for (String filter : VISIBLE) {
      List<Template> entries =
          backend.cloud().list(call, request(filter).with("id", templateId), Template.class);
      if (!entries.isEmpty()) {
        return Optional.of(new Image(entries))
            .filter(image -> !INTERNAL_TYPES.contains(image.template().templatetype().orElse("")));
      }
    }
    return Optional.empty();
  }

  /**
   * The image of an id.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidAMIID.Malformed} or {@code
   *     InvalidAMIID.NotFound}
   */
  public Image get(Call call, String imageId) {
    NativeId templateId = backend.ids().getNativeId(call, ResourceKind.IMAGE, imageId);
    return find(call, templateId).orElseThrow(() -> IdErrors.notFound(ResourceKind.IMAGE, imageId));
  }
}
