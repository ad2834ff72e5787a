// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.s3;

import io.landbridge.gateway.auth.Authentication;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.BodyHash;
import io.landbridge.gateway.auth.Claim;
import io.landbridge.gateway.auth.Dialect;
import io.landbridge.gateway.auth.Payload;
import io.landbridge.gateway.auth.Refusal;
import io.landbridge.gateway.auth.Refusals;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.s3.form.FormSignature;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.s3.S3Call;
import io.landbridge.translation.s3.requester.CanonicalUsers;
import io.landbridge.translation.s3.requester.Requester;
import java.util.Optional;

/** Finds out who sends a request to S3: by its head, or by the fields of a form. */
final class Senders {
  private static final BodyHash NO_BODY =
      () -> {
        throw new IllegalStateException("S3 does not sign over bodies in memory");
      };

  private final Authenticator authenticator;
  private final CanonicalUsers users;

  Senders(Authenticator authenticator, CanonicalUsers users) {
    this.authenticator = authenticator;
    this.users = users;
  }

  /**
   * Who sends a request.
   *
   * @param caller the native user; empty where nobody signed
   * @param signing how it was signed; empty where nobody did
   * @param payload what the signature says of the body
   */
  record Sender(
      Requester requester,
      Optional<Caller> caller,
      Optional<S3Call.Signing> signing,
      Payload payload) {

    /** Nobody, who says this of the body. */
    static Sender nobody(Payload payload) {
      return new Sender(new Requester.Anonymous(), Optional.empty(), Optional.empty(), payload);
    }
  }

  /**
   * By the head.
   *
   * @throws io.landbridge.aws.AwsException when the signature is not right
   */
  Sender ofHead(RequestHead head) {
    Claim claim = authenticator.read(head);
    return switch (claim) {
      case Claim.Anonymous _ -> Sender.nobody(authenticator.anonymousPayload(head));
      case Claim.Malformed(Refusal refusal, var _) ->
          throw Refusals.toError(Dialect.S3, refusal).toException();
      case Claim.Signature signature ->
          sender(
              authenticator.authenticate(head, claim, NO_BODY),
              place(signature.place()),
              signature.scheme().algorithm());
    };
  }

  /**
   * By the fields of a form, whose head says nothing.
   *
   * @param ofHead who sends it by its head
   * @throws io.landbridge.aws.AwsException when the signature is not right, or when there are two
   */
  Sender ofForm(Sender ofHead, Optional<FormSignature> signature) {
    if (ofHead.signing().isPresent()) {
      throw Refusals.toError(Dialect.S3, new Refusal.SignedTwice()).toException();
    }
    return signature
        .map(it -> sender(authenticator.authenticateForm(it), S3Call.Place.FORM, it.algorithm()))
        .orElseGet(() -> Sender.nobody(new Payload.Unsigned()));
  }

  private Sender sender(Authentication authentication, S3Call.Place place, String algorithm) {
    return switch (authentication) {
      case Authentication.Refused(var refusal) ->
          throw Refusals.toError(Dialect.S3, refusal).toException();
      case Authentication.Verified verified -> {
        Caller caller = verified.caller();
        yield new Sender(
            new Requester.User(
                caller.accountId(),
                users.idOf(caller.accountId()),
                caller.userName(),
                caller.userId().value()),
            Optional.of(caller),
            Optional.of(new S3Call.Signing(place, algorithm, verified.signedAt())),
            verified.payload());
      }
    };
  }

  private static S3Call.Place place(Claim.Place place) {
    return switch (place) {
      case HEADER -> S3Call.Place.HEADER;
      case QUERY -> S3Call.Place.QUERY;
      case FORM -> S3Call.Place.FORM;
    };
  }
}
