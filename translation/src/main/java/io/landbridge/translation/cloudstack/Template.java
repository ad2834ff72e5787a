// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template in one zone; a template of several zones is listed once for each, with the same id.
 *
 * @param status {@code Download Complete}, {@code Processing}, a progress or an error
 * @param size in bytes
 * @param physicalsize in bytes
 * @param templatetype {@code USER}, {@code BUILTIN}, {@code SYSTEM}, ...
 */
public record Template(
    NativeId id,
    String name,
    Optional<String> displaytext,
    Optional<String> account,
    Optional<NativeId> domainid,
    Optional<Boolean> ispublic,
    Optional<Boolean> isfeatured,
    Optional<Boolean> isready,
    Optional<Boolean> passwordenabled,
    Optional<Boolean> sshkeyenabled,
    Optional<Boolean> isdynamicallyscalable,
    Optional<Instant> created,
    Optional<String> format,
    Optional<NativeId> ostypeid,
    Optional<String> ostypename,
    Optional<NativeId> zoneid,
    Optional<String> zonename,
    Optional<String> status,
    Optional<Long> size,
    Optional<Long> physicalsize,
    Optional<String> templatetype,
    Optional<String> hypervisor,
    Optional<String> arch,
    Optional<Integer> bits,
    Optional<Boolean> requireshvm,
    Optional<Boolean> bootable,
    Optional<NativeId> sourcetemplateid,
    Optional<String> checksum,
    Map<String, String> details,
    List<Tag> tags) {

  public Template {
    details = Map.copyOf(details);
    tags = List.copyOf(tags);
  }
}
