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
    Builder to = new Builder(this);
    to.ready = true;
    return to.build();
  }

  Template withNames(String newName, String newText) {
    Builder to = new Builder(this);
    to.name = newName;
    to.displayText = newText;
    return to.build();
  }

  Template withDetails(Map<String, String> value) {
    Builder to = new Builder(this);
    to.details = value;
    return to.build();
  }

  Template withZones(List<String> value) {
    Builder to = new Builder(this);
    to.zoneIds = value;
    return to.build();
  }

  Template withPermissions(boolean forAll, boolean inFront, List<String> shared) {
    Builder to = new Builder(this);
    to.isPublic = forAll;
    to.featured = inFront;
    to.sharedWith = shared;
    return to.build();
  }

  /** A template in which some fields change. */
  private static final class Builder {
    private final Template from;
    private String name;
    private String displayText;
    private boolean isPublic;
    private boolean featured;
    private Map<String, String> details;
    private List<String> zoneIds;
    private boolean ready;
    private List<String> sharedWith;

    Builder(Template from) {
      this.from = from;
      name = from.name;
      displayText = from.displayText;
      isPublic = from.isPublic;
      featured = from.featured;
      details = from.details;
      zoneIds = from.zoneIds;
      ready = from.ready;
      sharedWith = from.sharedWith;
    }

    Template build() {
      return new Template(
          from.id,
          from.number,
          from.accountId,
          name,
          displayText,
          from.type,
          from.format,
          from.osType,
          from.arch,
          from.sizeInBytes,
          from.passwordEnabled,
          from.sshKeyEnabled,
          isPublic,
          featured,
          from.extractable,
          details,
          zoneIds,
          ready,
          from.url,
          from.sourceId,
          sharedWith,
          from.created);
    }
  }
}
