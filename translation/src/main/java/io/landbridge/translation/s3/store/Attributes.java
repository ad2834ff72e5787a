// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What may change about a version while it lives.
 *
 * @param tags the object's tags in the order they were put
 * @param retention until when the version may not be deleted
 * @param legalHold whether the version may not be deleted until somebody says otherwise
 * @param acl the access control list, in the form its reader has chosen; absent is the default of
 *     its owner alone
 */
public record Attributes(
    SequencedMap<String, String> tags,
    Optional<Retention> retention,
    LegalHold legalHold,
    Optional<Document> acl) {
  /** No tags, no lock, the default access control list. */
  public static final Attributes NONE =
      new Attributes(new LinkedHashMap<>(), Optional.empty(), LegalHold.NEVER, Optional.empty());

  public Attributes {
    tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
  }

  /** The same with other tags. */
  public Attributes withTags(Map<String, String> other) {
    return new Attributes(new LinkedHashMap<>(other), retention, legalHold, acl);
  }

  /** The same with another retention, or none. */
  public Attributes withRetention(Optional<Retention> other) {
    return new Attributes(tags, other, legalHold, acl);
  }

  /** The same with another legal hold. */
  public Attributes withLegalHold(LegalHold other) {
    return new Attributes(tags, retention, other, acl);
  }

  /** The same with another access control list. */
  public Attributes withAcl(Document other) {
    return new Attributes(tags, retention, legalHold, Optional.of(other));
  }
}
