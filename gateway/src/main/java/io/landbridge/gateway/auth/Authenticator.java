// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import io.landbridge.aws.Secret;
import io.landbridge.s3.chunked.ChunkVerifier;
import io.landbridge.s3.chunked.ChunkedForm;
import io.landbridge.s3.form.FormSignature;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.CredentialSource;
import io.landbridge.translation.identity.CredentialsUnavailableException;
import io.landbridge.translation.identity.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who signed a request. First {@link #read} on any thread, which needs neither the body nor a
 * look-up and tells the service that is meant; then {@link #authenticate} on a virtual thread,
 * which looks the key up and may block.
 */
public final class Authenticator {
  private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);

  private final SigV4Options options;
  private final CredentialSource credentials;
  private final InstantSource clock;
  private final SigV4 sigV4 = new SigV4();
  private final SigV4A sigV4A = new SigV4A();

  /** An authenticator for keys of this source. */
  public Authenticator(SigV4Options options, CredentialSource credentials, InstantSource clock) {
    this.options = options;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** What a request says about who signed it. Does not block and throws nothing. */
  public Claim read(RequestHead head) {
    return ClaimReader.read(head);
  }

  /**
   * Verifies a claim. The cost does not depend on whether the key exists, but for the look-up.
   *
   * @param head what the claim was read from
   * @param body the hash of the body; not asked for where the signature covers an announced hash or
   *     none (S3)
   */
  public Authentication authenticate(RequestHead head, Claim claim, BodyHash body) {
    return switch (claim) {
      case Claim.Anonymous() -> new Authentication.Refused(new Refusal.NotSigned());
      case Claim.Malformed(Refusal refusal, var _) -> new Authentication.Refused(refusal);
      case Claim.Signature signature -> verify(head, signature, body);
    };
  }

  /**
   * What a request to S3 that nobody signed says of its body.
   *
   * @throws io.landbridge.aws.AwsException {@code InvalidArgument} when it does not say it properly
   */
  public Payload anonymousPayload(RequestHead head) {
    return switch (PayloadHash.ofAnonymous(head)) {
      case PayloadHash.Line(String _, Payload payload) -> payload;
      case PayloadHash.Framed(ChunkedForm form) -> new Payload.Chunked(form, ChunkVerifier.NONE);
      case PayloadHash.Unusable(Refusal refusal) -> throw S3Refusals.toError(refusal).toException();
    };
  }

  /**
   * Verifies the signature of a form that a browser posts to S3. It is over the form's policy,
   * whose conditions are for the caller of this to check.
   *
   * @param signature the fields of the form that say who signed it
   */
  public Authentication authenticateForm(FormSignature signature) {
    return switch (FormClaim.read(signature)) {
      case Claim.Anonymous() -> new Authentication.Refused(new Refusal.NotSigned());
      case Claim.Malformed(Refusal refusal, var _) -> new Authentication.Refused(refusal);
      case Claim.Signature claim -> {
        if (!claim.scope().service().equals("s3")) {
          yield new Authentication.Refused(
              new Refusal.WrongService(claim.place(), claim.scope().service()));
        }
        yield checkScope(claim)
            .<Authentication>map(Authentication.Refused::new)
            .orElseGet(() ->
                compare(
                    claim,
                    secret -> sigV4.verifyForm(claim, signature.policy(), secret),
                    _ -> new Payload.Unsigned()));
      }
    };
  }

  private Authentication verify(RequestHead head, Claim.Signature claim, BodyHash body) {
    Optional<Dialect> dialect = Dialect.findByService(claim.scope().service());
    if (dialect.isEmpty()) {
      return new Authentication.Refused(
          new Refusal.WrongService(claim.place(), claim.scope().service()));
    }
    if (claim.scheme() instanceof Scheme.Ecdsa(String _) && dialect.get() != Dialect.S3) {
      return new Authentication.Refused(
          new Refusal.UnsupportedMechanism(claim.scheme().algorithm()));
    }
    Optional<Refusal> early =
        checkScope(claim).or(() -> checkHeaders(head, claim)).or(() -> checkTime(claim));
    if (early.isPresent()) {
      return new Authentication.Refused(early.get());
    }
    PayloadHash hash = PayloadHash.of(head, claim, dialect.get(), body);
    return switch (hash) {
      case PayloadHash.Unusable(Refusal refusal) -> new Authentication.Refused(refusal);
      case PayloadHash.Line(String line, Payload payload) ->
          compare(claim, secret -> verify(head, claim, dialect.get(), line, secret), _ -> payload);
      case PayloadHash.Framed(ChunkedForm form) ->
          compare(
              claim,
              secret -> verify(head, claim, dialect.get(), form.wire(), secret),
              secret -> new Payload.Chunked(form, chunks(form, claim, secret)));
    };
  }

  private Optional<Refusal> verify(
      RequestHead head,
      Claim.Signature claim,
      Dialect dialect,
      String line,
      Optional<Secret> secret) {
    return switch (claim.scheme()) {
      case Scheme.Hmac() -> sigV4.verify(head, claim, dialect, line, secret);
      case Scheme.Ecdsa(String _) -> sigV4A.verify(head, claim, line, secret);
    };
  }

  private ChunkVerifier chunks(ChunkedForm form, Claim.Signature claim, Secret secret) {
    if (!form.signed()) {
      return ChunkVerifier.NONE;
    }
    return switch (claim.scheme()) {
      case Scheme.Hmac() -> sigV4.chunks(claim, secret);
      case Scheme.Ecdsa(String _) -> sigV4A.chunks(claim, secret);
    };
  }

  private Authentication compare(
      Claim.Signature claim,
      Function<Optional<Secret>, Optional<Refusal>> verification,
      Function<Secret, Payload> payload) {
    CredentialLookup lookup;
    try {
      lookup = credentials.find(claim.accessKeyId());
    } catch (CredentialsUnavailableException e) {
      LOG.atWarn().setCause(e).log("Credentials cannot be looked up");
      return new Authentication.Refused(new Refusal.CredentialsUnavailable());
    }
    Optional<Secret> secret =
        lookup instanceof CredentialLookup.Known known
            ? Optional.of(known.secretAccessKey())
            : Optional.empty();
    Optional<Refusal> wrong = verification.apply(secret);
    return switch (lookup) {
      case CredentialLookup.Known known when wrong.isEmpty() ->
          checkToken(claim, known.session())
              .<Authentication>map(Authentication.Refused::new)
              .orElseGet(() ->
                  new Authentication.Verified(
                      known.caller(),
                      scopeHere(claim),
                      claim.time(),
                      payload.apply(known.secretAccessKey())));
      case CredentialLookup.Known _, CredentialLookup.Unknown _, CredentialLookup.Disabled _ ->
          new Authentication.Refused(
              wrong.orElseGet(() -> new Refusal.UnknownKey(claim.accessKeyId())));
    };
  }

  private Optional<Refusal> checkScope(Claim.Signature claim) {
    CredentialScope scope = claim.scope();
    if (!scope.terminator().equals("aws4_request")) {
      return Optional.of(new Refusal.WrongTerminator(claim.place(), scope.terminator()));
    }
    Optional<Refusal> wrongRegion = checkRegion(claim);
    if (wrongRegion.isPresent()) {
      return wrongRegion;
    }
    if (!claim.timestamp().startsWith(scope.date()) || scope.date().length() != 8) {
      return Optional.of(new Refusal.WrongDate(claim.place(), scope.date(), claim.timestamp()));
    }
    return Optional.empty();
  }

  private Optional<Refusal> checkRegion(Claim.Signature claim) {
    CredentialScope scope = claim.scope();
    return switch (claim.scheme()) {
      case Scheme.Hmac() when !options.accepts(scope.region(), scope.service()) ->
          Optional.of(
              new Refusal.WrongRegion(claim.place(), scope.region(), options.expectedRegion()));
      case Scheme.Ecdsa(String regionSet)
          when RegionSet.findMatch(regionSet, options.regions()).isEmpty() ->
          Optional.of(new Refusal.WrongRegion(claim.place(), regionSet, options.expectedRegion()));
      case Scheme.Hmac(), Scheme.Ecdsa(String _) -> Optional.empty();
    };
  }

  /** The scope with the region it is taken for: SigV4A's own has none. */
  private CredentialScope scopeHere(Claim.Signature claim) {
    return switch (claim.scheme()) {
      case Scheme.Hmac() -> claim.scope();
      case Scheme.Ecdsa(String regionSet) ->
          claim
              .scope()
              .inRegion(
                  RegionSet.findMatch(regionSet, options.regions())
                      .orElseGet(options::expectedRegion));
    };
  }

  private static Optional<Refusal> checkHeaders(RequestHead head, Claim.Signature claim) {
    List<String> missing = SignedHeaders.missing(head, claim.headerNames());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.HeadersNotSigned(missing));
  }

  private Optional<Refusal> checkTime(Claim.Signature claim) {
    Instant now = clock.instant();
    Duration age = Duration.between(claim.time(), now);
    if (claim.expires().isEmpty()) {
      return age.abs().compareTo(options.maxSkew()) > 0
          ? Optional.of(new Refusal.Skewed(claim.time(), now, options.maxSkew()))
          : Optional.empty();
    }
    Duration expires = claim.expires().get();
    if (age.compareTo(options.maxSkew().negated()) < 0) {
      return Optional.of(new Refusal.NotYetValid(claim.time(), now));
    }
    return age.compareTo(expires) > 0
        ? Optional.of(new Refusal.Expired(expires, claim.time().plus(expires), now))
        : Optional.empty();
  }

  private Optional<Refusal> checkToken(Claim.Signature claim, Optional<SessionToken> session) {
    Optional<Secret> sent = claim.securityToken().map(Secret::of);
    if (!sent.equals(session.map(SessionToken::value))) {
      return Optional.of(new Refusal.WrongToken());
    }
    boolean expired = session.isPresent() && !clock.instant().isBefore(session.get().expiresAt());
    return expired ? Optional.of(new Refusal.ExpiredToken()) : Optional.empty();
  }
}
