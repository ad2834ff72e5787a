// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.aws.AwsException;
import io.landbridge.aws.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed requests were made by AWS's own C library (aws-c-auth by awscrt 0.38.1). */
class SigV4ATest {
  private static final String SIGNATURE =
      "304402207d6d1741d1143e0d164d1818bc432a790957e0910f5358e46177b17fa266c66202204682222381698"
          + "8e32c7c4faad3de905a76219d3d90a2273214d6c94dd190eee7";
  private static final String SEED =
      "3045022035b7eb59930ea0b20cbe7855acd0afb598c0033f708b5c87393498c32a36c321022100841498d3704"
          + "9a4660744651ec4f5ac80a9b69c60d139d08cebe0f4c50f281fb2";

  private final Authenticator authenticator =
      Upload.authenticator(Fixtures.SECRET.expose(), Fixtures.NOW, "zone-b", "eu-west-1");

  private static String authorization(String service, String signedHeaders, String signature) {
    return "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/"
        + service
        + "/aws4_request, SignedHeaders="
        + signedHeaders
        + ", Signature="
        + signature;
  }

  private static RequestHead put(String type, String regions, String service, String signature) {
    return RequestHead.of(
        "PUT",
        "/photos/a%20b.txt?x=1",
        List.of(
            new HeaderField("Host", "localhost:8773"),
            new HeaderField("Content-Type", type),
            new HeaderField("X-Amz-Date", "20150830T123600Z"),
            new HeaderField("X-Amz-Region-Set", regions),
            new HeaderField("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
            new HeaderField(
                "Authorization",
                authorization(
                    service,
                    "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-region-set",
                    signature))));
  }

  private static RequestHead put() {
    return put("text/plain", "us-east-1,eu-*", "s3", SIGNATURE);
  }

  private Authentication authenticate(RequestHead head) {
    return authenticator.authenticate(head, authenticator.read(head), BodyHash.of(new byte[0]));
  }

  private Refusal refusal(RequestHead head) {
    assertThat(authenticate(head)).isInstanceOf(Authentication.Refused.class);
    return ((Authentication.Refused) authenticate(head)).refusal();
  }

  @Test
  void takesASignatureInTheHeaderForTheRegionThatItIncludes() {
    assertThat(authenticate(put()))
        .isEqualTo(
            new Authentication.Verified(
                Fixtures.ALICE,
                new CredentialScope("20150830", "eu-west-1", "s3", "aws4_request"),
                Instant.parse("2015-08-30T12:36:00Z"),
                new Payload.Unsigned()));
  }

  @Test
  void takesAPresignedRequest() {
    RequestHead head =
        RequestHead.of(
            "GET",
            "/photos/a%20b.txt?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE"
                + "%2F20150830%2Fs3%2Faws4_request&X-Amz-Date=20150830T123600Z"
                + "&X-Amz-SignedHeaders=host&X-Amz-Expires=3600"
                + "&X-Amz-Region-Set=us-east-1%2Ceu-%2A&X-Amz-Signature=3045022100adea079d22d02149e"
                + "e9350fa60215c1d7be949e78508e0e711b4e33fa876f3f902201fc068b9cb28e2a43ed060407530c"
                + "8ba00d33c10c9158c94dbee4befaf175a19",
            List.of(new HeaderField("Host", "localhost:8773")));

    assertThat(authenticate(head)).isInstanceOf(Authentication.Verified.class);
  }

  @Test
  void refusesWhatWasChanged() {
    assertThat(refusal(put("text/html", "us-east-1,eu-*", "s3", SIGNATURE)))
        .isInstanceOf(Refusal.Mismatch.class);
    assertThat(refusal(put("text/plain", "eu-*", "s3", SIGNATURE)))
        .isInstanceOf(Refusal.Mismatch.class);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"00", "zz", "3045", "ä", "304402207d6d1741d1143e0d"})
  void refusesWhatIsNoSignature(String signature) {
    assertThat(refusal(put("text/plain", "us-east-1,eu-*", "s3", signature)))
        .isInstanceOf(Refusal.Mismatch.class);
  }

  @Test
  void refusesAnotherSecret() {
    Authenticator other = Upload.authenticator("another", Fixtures.NOW, "eu-west-1");

    assertThat(other.authenticate(put(), other.read(put()), BodyHash.of(new byte[0])))
        .isInstanceOfSatisfying(
            Authentication.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Mismatch.class));
  }

  @Test
  void refusesRegionsThatAreNotServed() {
    assertThat(refusal(put("text/plain", "us-*", "s3", SIGNATURE)))
        .isEqualTo(new Refusal.WrongRegion(Claim.Place.HEADER, "us-*", "eu-west-1"));
  }

  @Test
  void refusesARequestWithoutRegions() {
    RequestHead head = put();
    RequestHead without =
        new RequestHead(
            head.method(),
            head.path(),
            head.query(),
            head.headers().stream().filter(h -> !h.name().equals("X-Amz-Region-Set")).toList());

    assertThat(refusal(without)).isInstanceOf(Refusal.Incomplete.class);
  }

  @Test
  void isForS3Only() {
    assertThat(refusal(put("text/plain", "us-east-1,eu-*", "ec2", SIGNATURE)))
        .isEqualTo(new Refusal.UnsupportedMechanism("AWS4-ECDSA-P256-SHA256"));
  }

  @ParameterizedTest(name = "{0} includes {1}: {2}")
  @CsvSource({
    "*, eu-west-1, true",
    "'us-east-1, eu-west-1', eu-west-1, true",
    "eu-*-1, eu-west-1, true",
    "*west*, eu-west-1, true",
    "eu-west-1*, eu-west-1, true",
    "eu-west-1-*1, eu-west-1, false",
    "eu-west, eu-west-1, false",
    "*-2, eu-west-1, false",
    "us*, eu-west-1, false",
    "'', eu-west-1, false"
  })
  void knowsWhichRegionsASetIncludes(String set, String region, boolean included) {
    assertThat(RegionSet.findMatch(set, Set.of(region)).isPresent()).isEqualTo(included);
  }

  /** The pair that the tests of AWS's SDKs for Go and of aws-c-auth have for these credentials. */
  @Test
  void derivesTheKnownKeyPair() {
    Secret secret = Secret.of("q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom");

    ECPublicKey key = EcdsaKeyPair.publicKey("AKISORANDOMAASORANDOM", secret);

    assertThat(EcdsaKeyPair.privateKey("AKISORANDOMAASORANDOM", secret).toString(16))
        .isEqualTo("7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd");
    assertThat(key.getW().getAffineX())
        .isEqualTo(hex("15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb"));
    assertThat(key.getW().getAffineY())
        .isEqualTo(hex("0515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0"));
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }

  @Nested
  class Chunks {
    private final String first = sign("PAYLOAD", SEED, sha256("") + "\n" + sha256("abc"));

    private static String sha256(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String sign(String kind, String previous, String hashes) {
      String text =
          "AWS4-ECDSA-P256-SHA256-"
              + kind
              + "\n20150830T123600Z\n20150830/s3/aws4_request\n"
              + previous
              + "\n"
              + hashes;
      try {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        PrivateKey key =
            KeyFactory.getInstance("EC")
                .generatePrivate(
                    new ECPrivateKeySpec(
                        EcdsaKeyPair.privateKey(Fixtures.ACCESS_KEY, Fixtures.SECRET),
                        parameters.getParameterSpec(ECParameterSpec.class)));
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(signer.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String padded(String signature) {
      return signature + "*".repeat(144 - signature.length());
    }

    private static Upload upload(String first, String last) {
      RequestHead head =
          RequestHead.of(
              "PUT",
              "/photos/c",
              List.of(
                  new HeaderField("Host", "localhost:8773"),
                  new HeaderField("x-amz-decoded-content-length", "3"),
                  new HeaderField("content-encoding", "aws-chunked"),
                  new HeaderField("X-Amz-Date", "20150830T123600Z"),
                  new HeaderField("X-Amz-Region-Set", "us-east-1,eu-*"),
                  new HeaderField(
                      "x-amz-content-sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"),
                  new HeaderField(
                      "Authorization",
                      authorization(
                          "s3",
                          "content-encoding;host;x-amz-content-sha256;x-amz-date;"
                              + "x-amz-decoded-content-length;x-amz-region-set",
                          SEED))));
      return new Upload(
          head,
          Upload.ascii(
              "3;chunk-signature=" + first + "\r\nabc\r\n0;chunk-signature=" + last + "\r\n\r\n"));
    }

    @Test
    void takesChunksWithAndWithoutPadding() {
      String nothing = sha256("") + "\n" + sha256("");
      String last = sign("PAYLOAD", first, nothing);

      assertThat(upload(first, last).decode(authenticator, 3, Set.of()))
          .asString()
          .isEqualTo("abc");
      assertThat(upload(padded(first), padded(last)).decode(authenticator, 3, Set.of()))
          .asString()
          .isEqualTo("abc");
      String overPadded = sign("PAYLOAD", padded(first), nothing);
      assertThat(upload(padded(first), overPadded).decode(authenticator, 3, Set.of()))
          .asString()
          .isEqualTo("abc");
    }

    @Test
    void refusesAChunkThatDoesNotFollow() {
      assertThatThrownBy(() -> upload(first, first).decode(authenticator, 3, Set.of()))
          .isInstanceOfSatisfying(
              AwsException.class,
              e -> assertThat(e.error().code()).isEqualTo("SignatureDoesNotMatch"));
    }

    @Test
    void refusesTheOtherAlgorithmsFraming() {
      RequestHead head = put();
      RequestHead framed =
          new RequestHead(
              head.method(),
              head.path(),
              head.query(),
              head.headers().stream()
                  .map(h ->
                      h.name().equals("x-amz-content-sha256")
                          ? new HeaderField(h.name(), "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")
                          : h)
                  .toList());

      assertThat(refusal(framed)).isEqualTo(new Refusal.BadPayloadHash());
    }
  }
}
