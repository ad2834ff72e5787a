// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3;

import static io.landbridge.translation.s3.access.Requesters.ANONYMOUS;
import static io.landbridge.translation.s3.access.Requesters.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.AwsException;
import io.landbridge.s3.BucketName;
import io.landbridge.s3.HeaderFields;
import io.landbridge.s3.QueryString;
import io.landbridge.s3.RestOperation;
import io.landbridge.s3.S3Address;
import io.landbridge.s3.S3Operations;
import io.landbridge.s3.S3Route;
import io.landbridge.s3.model.CopyObjectRequest;
import io.landbridge.s3.model.GetObjectRequest;
import io.landbridge.s3.model.ListBucketsRequest;
import io.landbridge.s3.model.PutObjectRequest;
import io.landbridge.schema.Shape;
import io.landbridge.translation.cloudstack.NativeCommand;
import io.landbridge.translation.s3.access.StoredAccess;
import io.landbridge.translation.s3.configuration.ConfigurationParts;
import io.landbridge.translation.s3.configuration.KeptConfiguration;
import io.landbridge.translation.s3.configuration.Principals;
import io.landbridge.translation.s3.notification.NotificationQueue;
import io.landbridge.translation.s3.notification.Webhooks;
import io.landbridge.translation.s3.requester.CanonicalUserId;
import io.landbridge.translation.s3.requester.Requester;
import io.landbridge.translation.s3.store.BucketId;
import io.landbridge.translation.s3.store.ObjectBody;
import io.landbridge.translation.s3.store.StoreErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatekeeperTest extends BucketFixture {
  private final BucketDocuments documents = new BucketDocuments(store);
  private final NotificationQueue queue =
      new NotificationQueue(
          Webhooks.NONE, (_, _) -> 200, () -> NOW, NotificationQueue.Limits.DEFAULT);
  private final Gatekeeper gatekeeper =
      new Gatekeeper(
          new S3Backend(
              directory,
              users,
              store,
              documents,
              new KeptConfiguration(documents),
              OPTIONS,
              () -> NOW,
              new ConfigurationParts(new NobodyKnown(), Webhooks.NONE, queue, () -> "named")));
  private final StoredAccess access = new StoredAccess(store);

  /** Nobody can be named. */
  private static final class NobodyKnown implements Principals {
    @Override
    public boolean exists(io.landbridge.translation.s3.access.policy.PolicyPrincipal principal) {
      return false;
    }

    @Override
    public boolean exists(CanonicalUserId id) {
      return false;
    }

    @Override
    public Optional<CanonicalUserId> findByEmail(String address) {
      return Optional.empty();
    }
  }

  @BeforeEach
  void bucketOfAlice() {
    listed(settings(5, false, false));
    cloud.answers(NativeCommand.LIST_ACCOUNTS, "listAccounts-user");
  }

  private S3Call admit(Requester requester, RestOperation<?, ?> operation, Shape input) {
    return gatekeeper.admit(call(requester), request(operation, "k"), input);
  }

  private static S3Request request(RestOperation<?, ?> operation, String key) {
    return new S3Request(
        new S3Route.Call(
            operation,
            new S3Address.OfObject(new BucketName("photos"), key),
            QueryString.parse("")),
        false,
        HeaderFields.of(List.<Map.Entry<String, String>>of()),
        new RequestBody() {
          @Override
          public ObjectBody open(long mostBytes) {
            throw new AssertionError("asked for before the request was admitted");
          }

          @Override
          public Optional<io.landbridge.s3.checksum.Algorithm> announced() {
            return Optional.empty();
          }

          @Override
          public byte[] readDocument(int mostBytes, boolean ownChecksum) {
            throw new AssertionError("asked for before the request was admitted");
          }
        });
  }

  private void policy(String effect, String action, String resource) {
    directory.get(call(), "photos");
    access.putPolicy(
        BucketId.of(ID),
        "{\"Statement\":{\"Effect\":\"%s\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"%s\"}}"
            .formatted(effect, action, resource)
            .getBytes(StandardCharsets.UTF_8));
    access.deletePublicAccessBlock(BucketId.of(ID));
  }

  private static GetObjectRequest get() {
    return GetObjectRequest.builder().bucket("photos").key("k").build();
  }

  private static PutObjectRequest put() {
    return PutObjectRequest.builder().bucket("photos").key("k").build();
  }

  @Test
  void letsTheOwnerPassWithTheBucket() {
    S3Call admitted = admit(user(), S3Operations.PUT_OBJECT, put());

    assertThat(admitted.bucket().id()).isEqualTo(BucketId.of(ID));
    assertThat(admitted.owner()).isEqualTo(admitted.bucket().ownerId());
  }

  @Test
  void keepsOthersOutBeforeAnyContentIsAskedFor() {
    assertRefused("AccessDenied", () -> admit(CAROL, S3Operations.PUT_OBJECT, put()));
    assertRefused("AccessDenied", () -> admit(ANONYMOUS, S3Operations.GET_OBJECT, get()));
  }

  @Test
  void asksThePolicy() {
    policy("Allow", "s3:GetObject", "arn:aws:s3:::photos/*");

    assertThat(admit(ANONYMOUS, S3Operations.GET_OBJECT, get()).target()).isPresent();
    assertRefused("AccessDenied", () -> admit(ANONYMOUS, S3Operations.PUT_OBJECT, put()));
  }

  @Test
  void deniesTheOwnerWhatThePolicyDenies() {
    policy("Deny", "s3:PutObject", "arn:aws:s3:::photos/*");

    assertRefused("AccessDenied", () -> admit(user(), S3Operations.PUT_OBJECT, put()));
    assertThat(admit(user(), S3Operations.GET_OBJECT, get()).target()).isPresent();
  }

  @Test
  void wantsTheExpectedOwner() {
    assertRefused(
        "AccessDenied",
        () ->
            admit(
                user(),
                S3Operations.GET_OBJECT,
                get().toBuilder().expectedBucketOwner("999999999999").build()));
    assertThat(
            admit(
                    user(),
                    S3Operations.GET_OBJECT,
                    get().toBuilder().expectedBucketOwner(alice.accountId().value()).build())
                .target())
        .isPresent();
  }

  @Test
  void asksForTheSourceOfACopyToo() {
    policy("Allow", "s3:PutObject", "arn:aws:s3:::photos/*");
    CopyObjectRequest copy =
        CopyObjectRequest.builder().bucket("photos").key("k").copySource("photos/source").build();

    assertRefused("AccessDenied", () -> admit(ANONYMOUS, S3Operations.COPY_OBJECT, copy));
    assertThat(admit(user(), S3Operations.COPY_OBJECT, copy).target()).isPresent();
  }

  @Test
  void knowsRequestsWithoutABucketAndWantsThemSigned() {
    S3Request request =
        new S3Request(
            new S3Route.Call(
                S3Operations.LIST_BUCKETS, new S3Address.OfService(), QueryString.parse("")),
            false,
            HeaderFields.of(List.<Map.Entry<String, String>>of()),
            request(S3Operations.GET_OBJECT, "k").body());
    ListBucketsRequest input = ListBucketsRequest.builder().build();

    assertThat(gatekeeper.admit(call(), request, input).target()).isEmpty();
    assertRefused("AccessDenied", () -> gatekeeper.admit(call(ANONYMOUS), request, input));
    assertThat(cloud.sent()).isEmpty();
  }

  @Test
  void hidesAMissingObjectFromWhoMayNotListTheBucket() {
    policy("Allow", "s3:GetObject", "arn:aws:s3:::photos/*");
    S3Request request = request(S3Operations.GET_OBJECT, "k");
    AwsException missing =
        StoreErrors.noSuchKey(new io.landbridge.translation.s3.store.ObjectKey("k")).toException();

    assertThat(missing(call(ANONYMOUS), request, missing)).isEqualTo("AccessDenied");
    assertThat(missing(call(), request, missing)).isEqualTo("NoSuchKey");
  }

  private String missing(S3Call call, S3Request request, AwsException error) {
    S3Call admitted = gatekeeper.admit(call, request, get());
    return gatekeeper.missing(admitted, request, get(), error).error().code();
  }
}
