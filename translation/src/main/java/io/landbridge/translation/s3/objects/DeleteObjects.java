// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.objects;

import io.landbridge.aws.AwsError;
import io.landbridge.s3.EntityTags;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.DeleteObjectsOutput;
import io.landbridge.s3.model.DeleteObjectsRequest;
import io.landbridge.s3.model.DeletedObject;
import io.landbridge.s3.model.ObjectIdentifier;
import io.landbridge.s3.model.S3Error;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.access.AccessDecision;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.store.Conditions;
import io.landbridge.translation.s3.store.DeleteOutcome;
import io.landbridge.translation.s3.store.Deletion;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectStore;
import io.landbridge.translation.s3.store.VersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Deletes up to a thousand objects or versions, each on its own. S3 API, DeleteObjects. */
final class DeleteObjects implements S3Operation<DeleteObjectsRequest, DeleteObjectsOutput> {
  private static final int MOST = 1_000;

  private final ObjectStore store;

  DeleteObjects(S3Backend backend) {
    this.store = backend.store();
  }

  @Override
  public DeleteObjectsOutput handle(S3Call call, DeleteObjectsRequest request) {
    List<ObjectIdentifier> named = request.delete().objects();
    if (named.isEmpty() || named.size() > MOST) {
      throw S3Errors.malformedXml().toException();
    }
    boolean bypass = request.bypassGovernanceRetention().orElse(false);
    List<ObjectIdentifier> allowed = new ArrayList<>();
    List<Deletion> deletions = new ArrayList<>();
    List<S3Error> errors = new ArrayList<>();
    for (ObjectIdentifier object : named) {
      Optional<AwsError> refusal = refuse(call, object, bypass);
      if (refusal.isPresent()) {
        errors.add(error(object, refusal.get()));
      } else {
        allowed.add(object);
        deletions.add(deletion(call, object, bypass));
      }
    }
    List<DeleteOutcome> outcomes = store.deleteAll(call.bucket().id(), deletions);
    List<DeletedObject> deleted = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case DeleteOutcome.Deleted outcome -> deleted.add(deleted(allowed.get(i), outcome));
        case DeleteOutcome.Refused(AwsError error) -> errors.add(error(allowed.get(i), error));
      }
    }
    DeleteObjectsOutput.Builder output = DeleteObjectsOutput.builder().errors(errors);
    boolean quiet = request.delete().quiet().orElse(false);
    return quiet ? output.build() : output.deleted(deleted).build();
  }

  private static Optional<AwsError> refuse(S3Call call, ObjectIdentifier object, boolean bypass) {
    if (object.key().isEmpty()) {
      return Optional.of(new AwsError("UserKeyMustBeSpecified", 400, "The key must be specified."));
    }
    PolicyAction action =
        object.versionId().isPresent()
            ? PolicyAction.DELETE_OBJECT_VERSION
            : PolicyAction.DELETE_OBJECT;
    Optional<String> key = Optional.of(object.key());
    AccessDecision decision = call.permissions().decide(action, key, Optional.empty());
    if (decision.isAllowed() && bypass) {
      decision =
          call.permissions()
              .decide(PolicyAction.BYPASS_GOVERNANCE_RETENTION, key, Optional.empty());
    }
    return decision instanceof AccessDecision.Denied denied
        ? Optional.of(new AwsError("AccessDenied", 403, denied.message()))
        : Optional.empty();
  }

  private static Deletion deletion(S3Call call, ObjectIdentifier object, boolean bypass) {
    return new Deletion(
        new ObjectKey(object.key()),
        object.versionId().filter(id -> !id.isEmpty()).map(VersionId::new),
        bypass,
        Conditions.onDelete(
            object.eTag().map(EntityTags::parse).orElse(List.of()),
            object.lastModifiedTime(),
            object.size().map(OptionalLong::of).orElse(OptionalLong.empty())),
        call.owner().value());
  }

  private static DeletedObject deleted(ObjectIdentifier object, DeleteOutcome.Deleted outcome) {
    DeletedObject.Builder deleted =
        DeletedObject.builder().key(object.key()).versionId(object.versionId());
    return outcome.deleteMarker()
        ? deleted
            .deleteMarker(true)
            .deleteMarkerVersionId(outcome.version().map(VersionId::value))
            .build()
        : deleted.build();
  }

  private static S3Error error(ObjectIdentifier object, AwsError error) {
    return S3Error.builder()
        .key(object.key())
        .versionId(object.versionId())
        .code(error.code())
        .message(error.message())
        .build();
  }
}
