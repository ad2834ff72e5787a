// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.buckets;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsException;
import io.landbridge.s3.BucketName;
import io.landbridge.s3.S3Errors;
import io.landbridge.s3.model.CreateBucketConfiguration;
import io.landbridge.s3.model.CreateBucketOutput;
import io.landbridge.s3.model.CreateBucketRequest;
import io.landbridge.s3.model.GetBucketTaggingOutput;
import io.landbridge.s3.model.Tag;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.s3.BucketDirectory;
import io.landbridge.translation.s3.BucketDocuments;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.BucketErrors;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Bucket;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.S3Operation;
import io.landbridge.translation.s3.S3Options;
import io.landbridge.translation.s3.access.AccessDocument;
import io.landbridge.translation.s3.access.BucketAccess;
import io.landbridge.translation.s3.access.RequestFacts;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.access.acl.AccessControlList;
import io.landbridge.translation.s3.access.acl.GrantReader;
import io.landbridge.translation.s3.access.acl.ObjectOwnership;
import io.landbridge.translation.s3.access.acl.RequestedAcl;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import java.util.List;
import java.util.Optional;

/** Makes a bucket. S3 API, CreateBucket; native {@code createBucket}, awaited. */
final class CreateBucket implements S3Operation<CreateBucketRequest, CreateBucketOutput> {
  private final BucketDirectory buckets;
  private final BucketDocuments documents;
  private final StoredAccess access;
  private final GrantReader grants;
  private final CanonicalUsers users;
  private final S3Options options;

  CreateBucket(S3Backend backend) {
    this.buckets = backend.buckets();
    this.documents = backend.documents();
    this.access = new StoredAccess(backend.store());
    this.grants = new GrantReader(backend.configuration().principals());
    this.users = backend.users();
    this.options = backend.options();
  }

  @Override
  public CreateBucketOutput handle(S3Call call, CreateBucketRequest request) {
    Caller caller = call.caller().orElseThrow(BucketErrors::accessDenied);
    String name = new BucketName(request.bucket()).requireCreatable().value();
    Optional<CreateBucketConfiguration> configuration = request.createBucketConfiguration();
    checkLocation(configuration.flatMap(CreateBucketConfiguration::locationConstraint));
    if (configuration.flatMap(CreateBucketConfiguration::bucket).isPresent()) {
      throw S3Errors.invalidRequest("Directory buckets are not supported.").toException();
    }
    List<Tag> tags = configuration.map(CreateBucketConfiguration::tags).orElse(List.of());
    BucketAccess wanted = wanted(name, caller.accountId(), request);
    boolean locked = request.objectLockEnabledForBucket().orElse(false);
    S3Bucket bucket;
    try {
      bucket = buckets.create(call, caller, name, locked);
    } catch (AwsException e) {
      if (e.error().code().equals("BucketAlreadyOwnedByYou") && options.isFirstRegion()) {
        return made(name);
      }
      throw e;
    }
    if (request.objectOwnership().isPresent()) {
      access.putOwnership(bucket.id(), wanted, wanted.ownership());
    }
    if (wanted.ownership().allowsAcls()) {
      access.putAcl(bucket.id(), wanted, wanted.acl());
    }
    if (!tags.isEmpty()) {
      documents.put(
          bucket.id(), Kind.TAGGING, GetBucketTaggingOutput.builder().tagSet(tags).build());
    }
    return made(name);
  }

  private static CreateBucketOutput made(String name) {
    return CreateBucketOutput.builder().location("/" + name).build();
  }

  /**
   * Who may do what in the new bucket.
   *
   * @throws AwsException {@code InvalidBucketAclWithObjectOwnership} where lists are disabled, as
   *     they are unless the request says otherwise; {@code
   *     InvalidBucketAclWithBlockPublicAccessError} for a public list, which no new bucket may have
   */
  private BucketAccess wanted(String name, AccountId account, CreateBucketRequest request) {
    CanonicalUserId owner = users.idOf(account);
    BucketAccess usual = BucketAccess.ofNew(name, account, owner);
    RequestFacts facts = new RequestFacts(request);
    ObjectOwnership ownership =
        request.objectOwnership().map(AccessDocument::read).orElse(usual.ownership());
    AccessControlList acl =
        RequestedAcl.fromHeaders(facts.cannedAcl(), grants.fromHeaders(facts.grantHeaders()))
            .map(requested -> requested.expand(owner, owner))
            .orElse(usual.acl());
    ownership.checkAdoption(acl);
    if (acl.isPublic()) {
      throw BucketErrors.publicAcl();
    }
    return new BucketAccess(name, account, acl, usual.policy(), ownership, usual.block());
  }

  private void checkLocation(Optional<String> constraint) {
    if (constraint.isEmpty() && !options.isFirstRegion()) {
      throw BucketErrors.illegalLocation("unspecified");
    }
    if (constraint.filter(it -> !it.equals(options.region())).isPresent()) {
      throw BucketErrors.illegalLocation(constraint.get());
    }
  }
}
