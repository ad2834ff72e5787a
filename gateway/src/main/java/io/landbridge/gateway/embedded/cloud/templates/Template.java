// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud.templates;

import io.landbridge.gateway.embedded.cloud.state.Kind;
import io.landbridge.gateway.embedded.cloud.state.Owned;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template: one entity, listed once for each zone it is in.
 *
 * @param type {@code BUILTIN} for those of the cloud itself, {@code USER} for the others
 * @param osType the name of the guest operating system type
 * @param arch {@code x86_64} or {@code aarch64}
 * @param sizeInBytes the size of the root disk
 * @param zoneIds where it is
 * @param ready whether machines can be made from it
 * @param sourceId the template whose machine's root disk it was made from
 * @param sharedWith the accounts that may use it besides the owner
 */
public record Template(
    String id,
    long number,
    String accountId,
    String name,
    String displayText,
    String type,
    String format,
    String osType,
    String arch,
    long sizeInBytes,
    boolean passwordEnabled,
    boolean sshKeyEnabled,
    boolean isPublic,
    boolean featured,
    boolean extractable,
    Map<String, String> details,
    List<String> zoneIds,
    boolean ready,
    String url,
    Optional<String> sourceId,
    List<String> sharedWith,
    Instant created)
    implements Owned {
  public static final Kind<Template> KIND = Kind.owned("template", Template.class);

  /** Copies the collections. */
  public Template {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    zoneIds = List.copyOf(zoneIds);
    sharedWith = List.copyOf(sharedWith);
  }

  /** Whether an account may make machines from it. */
  public boolean isUsableBy(String account) {
    return isPublic || accountId.equals(account) || sharedWith.contains(account);
  }

  Template withReady() {
    return new Template(
        id,
        number,
        accountId,
        name,
        displayText,
        type,
        format,
        osType,
        arch,
        sizeInBytes,
        passwordEnabled,
        sshKeyEnabled,
        isPublic,
        featured,
        extractable,
        details,
        zoneIds,
        true,
        url,
        sourceId,
        sharedWith,
        created);
  }

  Template withNames(String newName, String newText) {
    return new Template(
        id,
        number,
        accountId,
        newName,
        newText,
        type,
        format,
        osType,
        arch,
        sizeInBytes,
        passwordEnabled,
        sshKeyEnabled,
        isPublic,
        featured,
        extractable,
        details,
        zoneIds,
        ready,
        url,
        sourceId,
        sharedWith,
        created);
  }

  Template withDetails(Map<String, String> value) {
    return new Template(
        id,
        number,
        accountId,
        name,
        displayText,
        type,
        format,
        osType,
        arch,
        sizeInBytes,
        passwordEnabled,
        sshKeyEnabled,
        isPublic,
        featured,
        extractable,
        value,
        zoneIds,
        ready,
        url,
        sourceId,
        sharedWith,
        created);
  }

  Template withZones(List<String> value) {
    return new Template(
        id,
        number,
        accountId,
        name,
        displayText,
        type,
        format,
        osType,
        arch,
        sizeInBytes,
        passwordEnabled,
        sshKeyEnabled,
        isPublic,
        featured,
        extractable,
        details,
        value,
        ready,
        url,
        sourceId,
        sharedWith,
        created);
  }

  Template withPermissions(boolean forAll, boolean inFront, List<String> shared) {
    return new Template(
        id,
        number,
        accountId,
        name,
        displayText,
        type,
        format,
        osType,
        arch,
        sizeInBytes,
        passwordEnabled,
        sshKeyEnabled,
        forAll,
        inFront,
        extractable,
        details,
        zoneIds,
        ready,
        url,
        sourceId,
        shared,
        created);
  }
}
