// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.configuration;

import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.model.GetBucketAccelerateConfigurationOutput;
import io.landbridge.s3.model.GetBucketCorsOutput;
import io.landbridge.s3.model.GetBucketEncryptionOutput;
import io.landbridge.s3.model.GetBucketLifecycleConfigurationOutput;
import io.landbridge.s3.model.GetBucketLoggingOutput;
import io.landbridge.s3.model.GetBucketRequestPaymentOutput;
import io.landbridge.s3.model.GetBucketTaggingOutput;
import io.landbridge.s3.model.GetBucketWebsiteOutput;
import io.landbridge.s3.model.NotificationConfiguration;
import io.landbridge.s3.model.Payer;
import io.landbridge.s3.model.ServerSideEncryptionConfiguration;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.s3.BucketDocuments.Kind;
import io.landbridge.translation.s3.S3Action;
import io.landbridge.translation.s3.S3Backend;
import io.landbridge.translation.s3.S3Operation;
import java.util.List;
import java.util.function.Function;

/** The operations of this package. */
public final class ConfigurationOperations {

  private static final KeptDocument<GetBucketAccelerateConfigurationOutput> ACCELERATE =
      new KeptDocument<>(Kind.ACCELERATE, GetBucketAccelerateConfigurationOutput.SCHEMA);
  private static final KeptDocument<GetBucketRequestPaymentOutput> REQUEST_PAYMENT =
      new KeptDocument<>(Kind.REQUEST_PAYMENT, GetBucketRequestPaymentOutput.SCHEMA);
  private static final KeptDocument<GetBucketCorsOutput> CORS =
      new KeptDocument<>(Kind.CORS, GetBucketCorsOutput.SCHEMA);
  private static final KeptDocument<GetBucketWebsiteOutput> WEBSITE =
      new KeptDocument<>(Kind.WEBSITE, GetBucketWebsiteOutput.SCHEMA);
  private static final KeptDocument<GetBucketLifecycleConfigurationOutput> LIFECYCLE =
      new KeptDocument<>(Kind.LIFECYCLE, GetBucketLifecycleConfigurationOutput.SCHEMA);
  private static final KeptDocument<GetBucketTaggingOutput> TAGGING =
      new KeptDocument<>(Kind.TAGGING, GetBucketTaggingOutput.SCHEMA);
  private static final KeptDocument<NotificationConfiguration> NOTIFICATION =
      new KeptDocument<>(Kind.NOTIFICATION, NotificationConfiguration.SCHEMA);
  private static final KeptDocument<GetBucketLoggingOutput> LOGGING =
      new KeptDocument<>(Kind.LOGGING, GetBucketLoggingOutput.SCHEMA);

  /** Their lines of the table. */
  public static final List<S3Action<?, ?>> ACTIONS =
      List.of(
          of(S3Operations.GET_BUCKET_POLICY, GetBucketPolicy::new),
          of(S3Operations.PUT_BUCKET_POLICY, PutBucketPolicy::new)
              .needs(NativeCommand.UPDATE_BUCKET)
              .ignores("ConfirmRemoveSelfBucketAccess", "The bucket's account is never locked out"),
          of(S3Operations.DELETE_BUCKET_POLICY, DeleteBucketPolicy::new)
              .needs(NativeCommand.UPDATE_BUCKET),
          of(S3Operations.GET_BUCKET_POLICY_STATUS, _ -> new GetBucketPolicyStatus()),
          of(
              S3Operations.GET_PUBLIC_ACCESS_BLOCK,
              b -> (call, _) -> new PublicAccessBlocks(b).get(call.bucket())),
          of(
              S3Operations.PUT_PUBLIC_ACCESS_BLOCK,
              b ->
                  (call, request) ->
                      new PublicAccessBlocks(b)
                          .put(call.bucket(), request.publicAccessBlockConfiguration())),
          of(
              S3Operations.DELETE_PUBLIC_ACCESS_BLOCK,
              b -> (call, _) -> new PublicAccessBlocks(b).delete(call.bucket())),
          of(
              S3Operations.GET_BUCKET_OWNERSHIP_CONTROLS,
              b -> (call, _) -> new OwnershipSettings(b).get(call.bucket())),
          of(
              S3Operations.PUT_BUCKET_OWNERSHIP_CONTROLS,
              b ->
                  (call, request) ->
                      new OwnershipSettings(b).put(call, request.ownershipControls())),
          of(
              S3Operations.DELETE_BUCKET_OWNERSHIP_CONTROLS,
              b -> (call, _) -> new OwnershipSettings(b).delete(call.bucket())),
          of(S3Operations.GET_BUCKET_ACL, GetBucketAcl::new),
          of(S3Operations.PUT_BUCKET_ACL, PutBucketAcl::new),
          of(S3Operations.GET_OBJECT_ACL, GetObjectAcl::new),
          of(S3Operations.PUT_OBJECT_ACL, PutObjectAcl::new),
          of(S3Operations.GET_BUCKET_CORS, CORS.getOrRefuse(ConfigurationErrors::noCors)),
          of(S3Operations.PUT_BUCKET_CORS, PutBucketCors::new),
          of(S3Operations.DELETE_BUCKET_CORS, CORS.delete()),
          of(S3Operations.GET_BUCKET_WEBSITE, WEBSITE.getOrRefuse(ConfigurationErrors::noWebsite)),
          of(S3Operations.PUT_BUCKET_WEBSITE, PutBucketWebsite::new),
          of(S3Operations.DELETE_BUCKET_WEBSITE, WEBSITE.delete()),
          of(S3Operations.GET_BUCKET_LIFECYCLE_CONFIGURATION, GetBucketLifecycleConfiguration::new),
          of(S3Operations.PUT_BUCKET_LIFECYCLE_CONFIGURATION, PutBucketLifecycleConfiguration::new),
          of(S3Operations.DELETE_BUCKET_LIFECYCLE, LIFECYCLE.delete()),
          of(
              S3Operations.GET_BUCKET_NOTIFICATION_CONFIGURATION,
              NOTIFICATION.getOr(() -> NotificationConfiguration.builder().build())),
          of(
                  S3Operations.PUT_BUCKET_NOTIFICATION_CONFIGURATION,
                  PutBucketNotificationConfiguration::new)
              .ignores("SkipDestinationValidation", "No destination is asked for leave"),
          of(
              S3Operations.GET_BUCKET_LOGGING,
              LOGGING.getOr(() -> GetBucketLoggingOutput.builder().build())),
          of(S3Operations.PUT_BUCKET_LOGGING, PutBucketLogging::new),
          of(S3Operations.GET_BUCKET_TAGGING, TAGGING.getOrRefuse(ConfigurationErrors::noTags)),
          of(S3Operations.PUT_BUCKET_TAGGING, PutBucketTagging::new),
          of(S3Operations.DELETE_BUCKET_TAGGING, TAGGING.delete()),
          of(
              S3Operations.GET_BUCKET_REQUEST_PAYMENT,
              REQUEST_PAYMENT.getOr(
                  () -> GetBucketRequestPaymentOutput.builder().payer(Payer.BUCKET_OWNER).build())),
          of(
              S3Operations.GET_BUCKET_ACCELERATE_CONFIGURATION,
              ACCELERATE.getOr(() -> GetBucketAccelerateConfigurationOutput.builder().build())),
          of(
              S3Operations.PUT_BUCKET_ACCELERATE_CONFIGURATION,
              PutBucketAccelerateConfiguration::new),
          of(S3Operations.PUT_BUCKET_REQUEST_PAYMENT, PutBucketRequestPayment::new),
          of(
              S3Operations.GET_BUCKET_ENCRYPTION,
              b ->
                  (call, _) ->
                      GetBucketEncryptionOutput.builder()
                          .serverSideEncryptionConfiguration(
                              b.documents()
                                  .find(
                                      call.bucket().id(),
                                      Kind.ENCRYPTION,
                                      ServerSideEncryptionConfiguration.SCHEMA)
                                  .orElseThrow(
                                      () -> ConfigurationErrors.noEncryption(call.bucket())))
                          .build()),
          of(S3Operations.PUT_BUCKET_ENCRYPTION, PutBucketEncryption::new)
              .needs(NativeCommand.UPDATE_BUCKET),
          of(S3Operations.DELETE_BUCKET_ENCRYPTION, DeleteBucketEncryption::new)
              .needs(NativeCommand.UPDATE_BUCKET));

  private ConfigurationOperations() {}

  private static <I extends Shape, O extends Shape> S3Action<I, O> of(
      RestOperation<I, O> operation, Function<S3Backend, S3Operation<I, O>> handler) {
    return S3Action.of(operation, handler::apply);
  }
}
