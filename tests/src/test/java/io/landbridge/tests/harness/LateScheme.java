// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * The SDK's own signature scheme on a machine whose clock is behind, for good: the SDK corrects the
 * clock it gives to signers by the date of an answer, and this one does not listen.
 *
 * @param behind how far
 */
public record LateScheme(Duration behind) implements AwsV4AuthScheme {
  @Override
  public String schemeId() {
    return SCHEME_ID;
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return AwsV4AuthScheme.create().identityProvider(providers);
  }

  @Override
  public AwsV4HttpSigner signer() {
    Clock clock = Clock.offset(Clock.systemUTC(), behind.negated());
    AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    return new AwsV4HttpSigner() {
      @Override
      public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
        return signer.sign(late(request));
      }

      private <T extends AwsCredentialsIdentity> SignRequest<T> late(SignRequest<T> request) {
        return request.copy(copy -> copy.putProperty(SIGNING_CLOCK, clock));
      }

      @Override
      public CompletableFuture<AsyncSignedRequest> signAsync(
          AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
        return signer.signAsync(late(request));
      }

      private <T extends AwsCredentialsIdentity> AsyncSignRequest<T> late(
          AsyncSignRequest<T> request) {
        return request.copy(copy -> copy.putProperty(SIGNING_CLOCK, clock));
      }
    };
  }
}
