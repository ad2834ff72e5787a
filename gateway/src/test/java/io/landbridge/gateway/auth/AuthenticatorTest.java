// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.aws.Secret;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.CredentialsUnavailableException;
import io.landbridge.translation.identity.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private static final SdkSigner EC2 = SdkSigner.of("ec2", Fixtures.NOW);
  private static final SessionToken SESSION =
      new SessionToken(Secret.of("token"), Fixtures.NOW.plusSeconds(60));

  private CredentialLookup lookup = CredentialLookup.Known.of(Fixtures.ALICE);
  private Instant now = Fixtures.NOW;

  private final Authenticator authenticator =
      new Authenticator(
          SigV4Options.forRegions(Set.of("us-east-1", "zone-b")),
          key -> key.equals(Fixtures.ACCESS_KEY) ? lookup : new CredentialLookup.Unknown(),
          () -> now);

  private Authentication authenticate(RequestHead head) {
    return authenticator.authenticate(head, authenticator.read(head), BodyHash.of(Fixtures.BODY));
  }

  private Refusal refusal(RequestHead head) {
    assertThat(authenticate(head)).isInstanceOf(Authentication.Refused.class);
    return ((Authentication.Refused) authenticate(head)).refusal();
  }

  private static RequestHead signed(SdkSigner signer) {
    return signer.sign(Fixtures.post(), Fixtures.BODY);
  }

  private static RequestHead presigned(SdkSigner signer, int seconds) {
    return signer
        .presigned(Duration.ofSeconds(seconds))
        .sign(Fixtures.get("Action=GetCallerIdentity"), Fixtures.BODY);
  }

  private static RequestHead edit(RequestHead head, String header, UnaryOperator<String> change) {
    List<HeaderField> headers = new ArrayList<>();
    for (HeaderField field : head.headers()) {
      headers.add(
          field.name().equalsIgnoreCase(header)
              ? new HeaderField(field.name(), change.apply(field.value()))
              : field);
    }
    return new RequestHead(head.method(), head.path(), head.query(), headers);
  }

  private static RequestHead without(RequestHead head, String header) {
    return new RequestHead(
        head.method(),
        head.path(),
        head.query(),
        head.headers().stream().filter(h -> !h.name().equalsIgnoreCase(header)).toList());
  }

  private static RequestHead with(RequestHead head, String name, String value) {
    List<HeaderField> headers = new ArrayList<>(head.headers());
    headers.add(new HeaderField(name, value));
    return new RequestHead(head.method(), head.path(), head.query(), headers);
  }

  @Test
  void tellsTheCallerAndTheScope() {
    assertThat(authenticate(signed(EC2)))
        .isEqualTo(
            new Authentication.Verified(
                Fixtures.ALICE,
                new CredentialScope("20150830", "us-east-1", "ec2", "aws4_request"),
                Instant.parse("2015-08-30T12:36:00Z"),
                new Payload.Covered()));
  }

  @Nested
  class Keys {
    @Test
    void refusesAnUnknownKey() {
      assertThat(refusal(signed(EC2.with("AKIDOTHER", "secret"))))
          .isEqualTo(new Refusal.UnknownKey("AKIDOTHER"));
    }

    @Test
    void refusesADisabledKeyAsIfItWereUnknown() {
      lookup = new CredentialLookup.Disabled();

      assertThat(refusal(signed(EC2))).isEqualTo(new Refusal.UnknownKey(Fixtures.ACCESS_KEY));
    }

    @Test
    void refusesAnUnknownKeyEvenWhenItIsSignedWithTheSecretOfNobody() {
      assertThat(refusal(signed(EC2.with("AKIDOTHER", "nobody signs with this secret access key"))))
          .isInstanceOf(Refusal.UnknownKey.class);
    }

    @Test
    void refusesAWrongSecret() {
      assertThat(refusal(signed(EC2.with(Fixtures.ACCESS_KEY, "another"))))
          .isInstanceOf(Refusal.Mismatch.class);
    }

    @Test
    void followsASecretThatChanges() {
      RequestHead head = signed(EC2);
      assertThat(authenticate(head)).isInstanceOf(Authentication.Verified.class);

      lookup = new CredentialLookup.Known(Fixtures.ALICE, Secret.of("changed"), Optional.empty());

      assertThat(refusal(head)).isInstanceOf(Refusal.Mismatch.class);
      assertThat(authenticate(signed(EC2.with(Fixtures.ACCESS_KEY, "changed"))))
          .isInstanceOf(Authentication.Verified.class);
    }

    @Test
    void doesNotDecideWhenNobodyCanBeAsked() {
      Authenticator alone =
          new Authenticator(
              SigV4Options.forRegions(Set.of("us-east-1")),
              _ -> {
                throw new CredentialsUnavailableException("cloud down");
              },
              InstantSource.fixed(now));
      RequestHead head = signed(EC2);

      assertThat(alone.authenticate(head, alone.read(head), BodyHash.of(Fixtures.BODY)))
          .isEqualTo(new Authentication.Refused(new Refusal.CredentialsUnavailable()));
    }
  }

  @Nested
  class TemporaryCredentials {
    @Test
    void acceptsTheTokenThatBelongsToTheKey() {
      lookup = new CredentialLookup.Known(Fixtures.ALICE, Fixtures.SECRET, Optional.of(SESSION));

      assertThat(authenticate(signed(EC2.withToken("token"))))
          .isInstanceOf(Authentication.Verified.class);
      assertThat(authenticate(presigned(EC2.withToken("token"), 60)))
          .isInstanceOf(Authentication.Verified.class);
    }

    @Test
    void refusesAnotherTokenAndNone() {
      lookup = new CredentialLookup.Known(Fixtures.ALICE, Fixtures.SECRET, Optional.of(SESSION));

      assertThat(refusal(signed(EC2.withToken("other")))).isEqualTo(new Refusal.WrongToken());
      assertThat(refusal(signed(EC2))).isEqualTo(new Refusal.WrongToken());
    }

    @Test
    void refusesATokenWithAPermanentKey() {
      assertThat(refusal(signed(EC2.withToken("token")))).isEqualTo(new Refusal.WrongToken());
    }

    @Test
    void refusesAnExpiredToken() {
      lookup = new CredentialLookup.Known(Fixtures.ALICE, Fixtures.SECRET, Optional.of(SESSION));
      now = SESSION.expiresAt();

      assertThat(refusal(signed(EC2.withToken("token")))).isEqualTo(new Refusal.ExpiredToken());
    }
  }

  @Nested
  class Time {
    @ParameterizedTest
    @ValueSource(ints = {-900, -899, 0, 899, 900})
    void acceptsQuarterOfAnHourBothWays(int seconds) {
      RequestHead head = signed(EC2);
      now = now.plusSeconds(seconds);

      assertThat(authenticate(head)).isInstanceOf(Authentication.Verified.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-901, 901, 86_400})
    void refusesMore(int seconds) {
      RequestHead head = signed(EC2);
      now = now.plusSeconds(seconds);

      assertThat(refusal(head)).isInstanceOf(Refusal.Skewed.class);
    }

    @ParameterizedTest(name = "{0} s after signing a request of {1} s")
    @CsvSource({"0, 1", "1, 1", "-900, 1", "604800, 604800"})
    void acceptsPresignedRequestsInTheirTime(int after, int expires) {
      RequestHead head = presigned(EC2, expires);
      now = now.plusSeconds(after);

      assertThat(authenticate(head)).isInstanceOf(Authentication.Verified.class);
    }

    @Test
    void refusesPresignedRequestsBeforeAndAfter() {
      RequestHead head = presigned(EC2, 60);

      now = Fixtures.NOW.plusSeconds(61);
      assertThat(refusal(head)).isInstanceOf(Refusal.Expired.class);
      now = Fixtures.NOW.minusSeconds(901);
      assertThat(refusal(head)).isInstanceOf(Refusal.NotYetValid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "604801", "-1", "abc", "9999999999", "1.5", "+60"})
    void refusesExpiriesOutOfBounds(String expires) {
      RequestHead head = presigned(EC2, 60);
      RequestHead changed =
          new RequestHead(
              head.method(),
              head.path(),
              head.query().replace("X-Amz-Expires=60", "X-Amz-Expires=" + expires),
              head.headers());

      assertThat(refusal(changed)).isInstanceOf(Refusal.BadExpiry.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "20150830", "2015-08-30T12:36:00Z", "20151330T123600Z", "20150830T123660Z"})
    void refusesUnreadableTimes(String date) {
      assertThat(refusal(edit(signed(EC2), "x-amz-date", _ -> date)))
          .isEqualTo(new Refusal.NoTime(true));
    }

    @Test
    void refusesARequestWithoutTime() {
      assertThat(refusal(without(signed(EC2), "x-amz-date"))).isEqualTo(new Refusal.NoTime(false));
    }

    @Test
    void readsTheDateHeaderWhereThereIsNoOther() {
      RequestHead head =
          with(without(signed(EC2), "x-amz-date"), "Date", "Sun, 30 Aug 2015 12:36:00 GMT");

      Claim claim = authenticator.read(head);

      assertThat(claim)
          .isInstanceOfSatisfying(
              Claim.Signature.class,
              signature -> assertThat(signature.timestamp()).isEqualTo("20150830T123600Z"));
    }
  }

  @Nested
  class Scope {
    private RequestHead withCredential(String from, String to) {
      return edit(signed(EC2), "authorization", a -> a.replace(from, to));
    }

    @Test
    void acceptsEachConfiguredRegion() {
      assertThat(authenticate(signed(EC2.withRegion("zone-b"))))
          .isInstanceOf(Authentication.Verified.class);
    }

    @Test
    void namesTheRegionThatIsServed() {
      assertThat(refusal(signed(EC2.withRegion("eu-west-1"))))
          .isEqualTo(new Refusal.WrongRegion(Claim.Place.HEADER, "eu-west-1", "us-east-1"));
    }

    @Test
    void takesStsAndIamAsGlobal() {
      Authenticator elsewhere =
          new Authenticator(
              SigV4Options.forRegions(Set.of("zone-b")), _ -> lookup, InstantSource.fixed(now));
      RequestHead sts = signed(SdkSigner.of("sts", now));
      RequestHead ec2 = signed(EC2);

      assertThat(elsewhere.authenticate(sts, elsewhere.read(sts), BodyHash.of(Fixtures.BODY)))
          .isInstanceOf(Authentication.Verified.class);
      assertThat(elsewhere.authenticate(ec2, elsewhere.read(ec2), BodyHash.of(Fixtures.BODY)))
          .isInstanceOf(Authentication.Refused.class);
    }

    @Test
    void refusesServicesThatAreNotHere() {
      assertThat(refusal(signed(SdkSigner.of("dynamodb", now))))
          .isEqualTo(new Refusal.WrongService(Claim.Place.HEADER, "dynamodb"));
    }

    @Test
    void refusesAnotherTerminatorAndAnotherDay() {
      assertThat(refusal(withCredential("aws4_request", "aws5_request")))
          .isInstanceOf(Refusal.WrongTerminator.class);
      assertThat(refusal(withCredential("/20150830/", "/20150829/")))
          .isInstanceOf(Refusal.WrongDate.class);
      assertThat(refusal(withCredential("/20150830/", "/2015/")))
          .isInstanceOf(Refusal.WrongDate.class);
    }
  }

  @Nested
  class Parts {
    @Test
    void tellsARequestWithoutSignatureApart() {
      RequestHead head = without(signed(EC2), "authorization");

      assertThat(authenticator.read(head)).isEqualTo(new Claim.Anonymous());
      assertThat(refusal(head)).isEqualTo(new Refusal.NotSigned());
    }

    @Test
    void namesTheMissingParts() {
      assertThat(refusal(edit(signed(EC2), "authorization", _ -> "AWS4-HMAC-SHA256 Credential=x")))
          .isEqualTo(
              new Refusal.Incomplete(Claim.Place.HEADER, List.of("Signature", "SignedHeaders")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "AKID",
          "AKID/20150830/us-east-1/ec2",
          "/20150830/us-east-1/ec2/aws4_request",
          "////"
        })
    void refusesMalformedCredentials(String credential) {
      String authorization =
          "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=abc";

      assertThat(refusal(edit(signed(EC2), "authorization", _ -> authorization)))
          .isInstanceOf(Refusal.MalformedPart.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"AWS AKID:abc", "Basic YTpi", "AWS4-ECDSA-P384-SHA384 Credential=a", ""})
    void refusesOtherMechanisms(String authorization) {
      assertThat(refusal(edit(signed(EC2), "authorization", _ -> authorization)))
          .isInstanceOf(Refusal.UnsupportedMechanism.class);
    }

    @Test
    void refusesTwoSignatures() {
      assertThat(refusal(with(signed(EC2), "Authorization", "AWS4-HMAC-SHA256 x")))
          .isEqualTo(new Refusal.SignedTwice());
      assertThat(refusal(with(presigned(EC2, 60), "Authorization", "AWS4-HMAC-SHA256 x")))
          .isEqualTo(new Refusal.SignedTwice());
    }

    @Test
    void takesTheNameOfAPartInAValueForAValue() {
      RequestHead request =
          RequestHead.of("GET", "/b?prefix=X-Amz-Signature&X-Amz-Credentials=1", List.of());

      assertThat(authenticator.read(request)).isEqualTo(new Claim.Anonymous());
    }

    @Test
    void refusesPartsThatStandTwice() {
      RequestHead head = presigned(EC2, 60);
      RequestHead twice =
          new RequestHead(
              head.method(), head.path(), head.query() + "&X-Amz-Expires=600", head.headers());

      assertThat(refusal(twice)).isInstanceOf(Refusal.MalformedPart.class);
      assertThat(refusal(edit(signed(EC2), "authorization", a -> a + ", Signature=ab")))
          .isInstanceOf(Refusal.MalformedPart.class);
    }

    @Test
    void acceptsPartsWithoutBlanks() {
      assertThat(authenticate(edit(signed(EC2), "authorization", a -> a.replace(", ", ","))))
          .isInstanceOf(Authentication.Verified.class);
    }

    @Test
    void wantsHostAndAmazonHeadersSigned() {
      String authorization =
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/ec2/aws4_request,"
              + " SignedHeaders=content-type, Signature=abc";

      assertThat(refusal(edit(signed(EC2), "authorization", _ -> authorization)))
          .isEqualTo(
              new Refusal.HeadersNotSigned(List.of("host", "x-amz-content-sha256", "x-amz-date")));
      assertThat(refusal(with(signed(EC2), "X-Amz-Acl", "private")))
          .isEqualTo(new Refusal.HeadersNotSigned(List.of("x-amz-acl")));
    }
  }

  @Nested
  class S3Payload {
    private final SdkSigner s3 = SdkSigner.of("s3", Fixtures.NOW);

    @Test
    void tellsTheAnnouncedHash() {
      assertThat(authenticate(signed(s3)))
          .isInstanceOfSatisfying(
              Authentication.Verified.class,
              v -> assertThat(v.payload()).isInstanceOf(Payload.Announced.class));
    }

    @Test
    void takesWhatAPresignedRequestSaysOfItsBodyInTheQuery() {
      RequestHead unsigned = presignedOverTls("UNSIGNED-PAYLOAD");
      RequestHead hashed = presignedOverTls("0".repeat(64));

      assertThat(authenticate(unsigned))
          .isInstanceOfSatisfying(
              Authentication.Verified.class,
              v -> assertThat(v.payload()).isEqualTo(new Payload.Unsigned()));
      // The signer signed UNSIGNED-PAYLOAD, and the query says otherwise.
      assertThat(refusal(hashed)).isInstanceOf(Refusal.Mismatch.class);
    }

    private RequestHead presignedOverTls(String hash) {
      return s3.presigned(Duration.ofSeconds(60))
          .sign(
              Fixtures.get("X-Amz-Content-Sha256=" + hash).copy(b -> b.protocol("https")),
              new byte[0]);
    }

    @Test
    void refusesARequestThatSaysNothingOfItsBody() {
      assertThat(refusal(without(signed(s3), "x-amz-content-sha256")))
          .isEqualTo(new Refusal.NoPayloadHash());
    }

    @Test
    void refusesWhatIsNoHash() {
      assertThat(refusal(edit(signed(s3), "x-amz-content-sha256", _ -> "abc")))
          .isEqualTo(new Refusal.BadPayloadHash());
    }

    @Test
    void doesNotLetEc2LeaveItsBodyOpen() {
      RequestHead head =
          EC2.sign(
              Fixtures.post().copy(b -> b.putHeader("x-amz-content-sha256", "UNSIGNED-PAYLOAD")),
              Fixtures.BODY);

      assertThat(
              authenticator.authenticate(
                  head, authenticator.read(head), BodyHash.of(new byte[] {1})))
          .isInstanceOf(Authentication.Refused.class);
    }
  }
}
