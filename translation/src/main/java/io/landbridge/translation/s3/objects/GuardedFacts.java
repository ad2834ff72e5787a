// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.schema.Schema;
import io.landbridge.schema.Shape;
import io.landbridge.schema.ShapeBuilder;
import io.landbridge.translation.s3.Members;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.store.Attributes;
import io.landbridge.translation.s3.store.LegalHold;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Retention;
import java.util.Optional;

/**
 * What readers of an object are told besides only if they may also ask for it by itself: its lock,
 * and how many tags it has. Source: S3 API, GetObject, {@code x-amz-object-lock-mode}, {@code
 * x-amz-object-lock-legal-hold}, {@code x-amz-tagging-count}.
 */
final class GuardedFacts {
  private final S3Call call;
  private final ObjectVersion version;

  private GuardedFacts(S3Call call, ObjectVersion version) {
    this.call = call;
    this.version = version;
  }

  /**
   * Tells what the requester may know.
   *
   * @param byVersion whether the request names the version
   */
  static <T extends Shape> void tell(
      S3Call call,
      ShapeBuilder<T> output,
      Schema<T> schema,
      ObjectVersion version,
      boolean byVersion) {
    GuardedFacts facts = new GuardedFacts(call, version);
    Attributes attributes = version.attributes();
    Optional<Retention> retention = attributes.retention();
    if (retention.isPresent() && facts.permits(PolicyAction.GET_OBJECT_RETENTION)) {
      Members.set(output, schema, "ObjectLockMode", retention.get().mode().name());
      Members.set(output, schema, "ObjectLockRetainUntilDate", retention.get().until());
    }
    LegalHold hold = attributes.legalHold();
    if (hold != LegalHold.NEVER && facts.permits(PolicyAction.GET_OBJECT_LEGAL_HOLD)) {
      Members.set(output, schema, "ObjectLockLegalHoldStatus", hold.name());
    }
    PolicyAction tagging =
        byVersion ? PolicyAction.GET_OBJECT_VERSION_TAGGING : PolicyAction.GET_OBJECT_TAGGING;
    if (!attributes.tags().isEmpty() && facts.permits(tagging)) {
      Members.set(output, schema, "TagCount", attributes.tags().size());
    }
  }

  private boolean permits(PolicyAction action) {
    Optional<AccessControlList> list =
        call.permissions().access().ownership().allowsAcls()
            ? Optional.of(
                AclDocument.orOwnerOnly(
                    version.attributes().acl(), new CanonicalUserId(version.owner())))
            : Optional.empty();
    return call.permissions().decide(action, Optional.of(version.key().value()), list).isAllowed();
  }
}
