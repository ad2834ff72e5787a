// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.CopySourceHeader;
import io.landbridge.s3.S3Address;
import io.landbridge.schema.Shape;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.access.RequiredAction;
import io.landbridge.translation.s3.access.RequiredActions;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.AclDocument;
import io.landbridge.translation.s3.access.policy.ConditionContext;
import io.landbridge.translation.s3.access.policy.PolicyAction;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.ObjectKey;
import io.landbridge.translation.s3.store.ObjectVersion;
import io.landbridge.translation.s3.store.Upload;
import io.landbridge.translation.s3.store.UploadId;
import io.landbridge.translation.s3.store.VersionId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets a request pass to its handler when its bucket is there and its requester may do what it asks
 * for: before an object's content is asked for.
 */
final class Gatekeeper {
  private static final Set<PolicyAction> OF_UPLOADS =
      EnumSet.of(PolicyAction.ABORT_MULTIPART_UPLOAD, PolicyAction.LIST_MULTIPART_UPLOAD_PARTS);

  private final S3Backend backend;
  private final StoredAccess storedAccess;
  private final RequesterPays payers;

  Gatekeeper(S3Backend backend) {
    this.backend = backend;
    this.payers = new RequesterPays(backend.kept());
    this.storedAccess = new StoredAccess(backend.store());
  }

  /**
   * The request with its bucket.
   *
   * @throws AwsException {@code NoSuchBucket}, {@code AccessDenied}
   */
  S3Call admit(S3Call call, S3Request request, Shape input) {
    String operation = request.operation();
    Optional<String> name = request.route().address().findBucket().map(bucket -> bucket.value());
    if (name.isEmpty() || operation.equals("CreateBucket")) {
      if (call.requester() instanceof Requester.Anonymous) {
        throw BucketErrors.accessDenied();
      }
      return call;
    }
    S3Bucket bucket = backend.buckets().get(call, name.get());
    checkOwner(input, "ExpectedBucketOwner", bucket);
    CallConditions conditions = new CallConditions(call, request.headers(), input);
    Supplier<Optional<ObjectVersion>> named = () -> named(bucket, request);
    Supplier<Optional<Upload>> upload = () -> upload(bucket, request, input);
    S3Call.Target target = target(call, conditions, bucket, named, upload);
    boolean charged = payers.isCharged(call, request, bucket);
    for (RequiredAction required : required(operation, input)) {
      switch (required.target()) {
        case ACCOUNT -> {}
        case BUCKET ->
            target
                .permissions()
                .decide(required.action(), Optional.empty(), Optional.empty())
                .require();
        case OBJECT -> decideObject(target, required, request, named, upload);
        case SOURCE -> charged |= decideSource(call, target, required, request, input, conditions);
      }
    }
    return call.in(charged ? target.charged() : target);
  }

  private static List<RequiredAction> required(String operation, Shape input) {
    return RequiredActions.of(operation, new RequestFacts(input).features());
  }

  private S3Call.Target target(
      S3Call call,
      CallConditions conditions,
      S3Bucket bucket,
      Supplier<Optional<ObjectVersion>> object,
      Supplier<Optional<Upload>> upload) {
    BucketAccess access =
        storedAccess.read(bucket.id(), bucket.name(), bucket.owner(), bucket.ownerId());
    // Conditions cost more than all the rest, and only a policy asks for them.
    ConditionContext context =
        access.policy().isEmpty()
            ? ConditionContext.empty()
            : conditions.of(bucket, object, upload.get());
    return new S3Call.Target(bucket, new Permissions(call.requester(), access, context), false);
  }

  private static void decideObject(
      S3Call.Target target,
      RequiredAction required,
      S3Request request,
      Supplier<Optional<ObjectVersion>> named,
      Supplier<Optional<Upload>> upload) {
    Optional<String> key = request.route().address().findKey();
    if (key.isPresent()) { // DeleteObjects names its keys in the document and asks for each
      Permissions permissions = target.permissions();
      Optional<AccessControlList> list;
      if (OF_UPLOADS.contains(required.action())) {
        list = upload.get().map(Gatekeeper::listOf);
      } else if (permissions.access().ownership().allowsAcls()) {
        list = named.get().map(Gatekeeper::listOf);
      } else {
        list = Optional.empty();
      }
      permissions.decide(required.action(), key, list).require();
    }
  }

  /** Answers whether the requester pays for the source. */
  private boolean decideSource(
      S3Call call,
      S3Call.Target target,
      RequiredAction required,
      S3Request request,
      Shape input,
      CallConditions conditions) {
    Optional<String> copied = Members.findText(input, "CopySource");
    if (copied.isEmpty()) {
      String key =
          CopySourceHeader.parseRenameSource(Members.findText(input, "RenameSource").orElse(""));
      target.permissions().decide(required.action(), Optional.of(key), Optional.empty()).require();
      return false;
    }
    CopySourceHeader source = CopySourceHeader.parse(copied.get());
    S3Bucket bucket = backend.buckets().get(call, source.bucket().value());
    checkOwner(input, "ExpectedSourceBucketOwner", bucket);
    Supplier<Optional<ObjectVersion>> object =
        () -> find(bucket, source.key(), source.version().map(VersionId::new));
    Permissions permissions =
        target(call, conditions, bucket, object, Optional::empty).permissions();
    Optional<AccessControlList> list =
        permissions.access().ownership().allowsAcls()
            ? object.get().map(Gatekeeper::listOf)
            : Optional.empty();
    permissions.decide(required.action(), Optional.of(source.key()), list).require();
    return payers.isCharged(call, request, bucket);
  }

  private static AccessControlList listOf(ObjectVersion object) {
    return AclDocument.orOwnerOnly(object.attributes().acl(), new CanonicalUserId(object.owner()));
  }

  /** An upload has no list of its own; who began it may do with it what an owner may. */
  private static AccessControlList listOf(Upload upload) {
    return AccessControlList.ownerOnly(new CanonicalUserId(upload.initiator()));
  }

  private static void checkOwner(Shape input, String member, S3Bucket bucket) {
    if (Members.findText(input, member)
        .filter(it -> !it.equals(bucket.owner().value()))
        .isPresent()) {
      throw BucketErrors.accessDenied();
    }
  }

  private Optional<ObjectVersion> named(S3Bucket bucket, S3Request request) {
    S3Address address = request.route().address();
    Optional<VersionId> version =
        request.route().query().find("versionId").filter(it -> !it.isEmpty()).map(VersionId::new);
    return address.findKey().flatMap(key -> find(bucket, key, version));
  }

  private Optional<Upload> upload(S3Bucket bucket, S3Request request, Shape input) {
    Optional<UploadId> id = Members.findText(input, "UploadId").map(UploadId::new);
    return id.flatMap(it ->
        request
            .route()
            .address()
            .findKey()
            .flatMap(key -> backend.store().findUpload(bucket.id(), new ObjectKey(key), it)));
  }

  private Optional<ObjectVersion> find(S3Bucket bucket, String key, Optional<VersionId> version) {
    return backend
        .store()
        .find(bucket.id(), new ObjectKey(key), version)
        .flatMap(it -> it instanceof ObjectVersion object ? Optional.of(object) : Optional.empty());
  }

  /**
   * The error to answer a read of an object that is not there with: who may not list the bucket
   * does not learn that.
   */
  AwsException missing(S3Call call, S3Request request, Shape input, AwsException error) {
    String code = error.error().code();
    Optional<String> key = request.route().address().findKey();
    boolean isMissing = code.equals("NoSuchKey") || code.equals("NoSuchVersion");
    if (!isMissing || key.isEmpty() || call.target().isEmpty()) {
      return error;
    }
    RequiredAction read = required(request.operation(), input).getFirst();
    try {
      call.permissions().decideMissing(read.action(), key.get()).require();
      return error;
    } catch (AwsException denied) {
      return denied;
    }
  }
}
