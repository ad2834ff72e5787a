// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.Views;
import io.landbridge.translation.metadata.tree.MetadataTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityDocumentsTest {
  private static final byte[] STORED =
      IdentityKey.generate(new SecureRandom(), InstantSource.system());
  private static final IdentityDocuments DOCUMENTS =
      new IdentityDocuments(() -> IdentityKey.read(STORED));

  @TempDir private static Path directory;

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void theDocumentHasEc2sMembersInEc2sLayout() {
    assertThat(text(IdentityDocuments.document(Views.full())))
        .isEqualTo(
            """
            {
              "accountId" : "111111111111",
              "architecture" : "x86_64",
              "availabilityZone" : "us-east-1a",
              "billingProducts" : null,
              "devpayProductCodes" : null,
              "marketplaceProductCodes" : null,
              "imageId" : "ami-1",
              "instanceId" : "i-3b1f8c2e6d4a4b7e9",
              "instanceType" : "t2.micro",
              "kernelId" : null,
              "pendingTime" : "2026-11-21T20:00:00Z",
              "privateIp" : "10.1.1.5",
              "ramdiskId" : null,
              "region" : "us-east-1",
              "version" : "2017-09-30"
            }\
            """
                .stripIndent());
  }

  @Test
  void whatIsNotKnownIsNull() {
    assertThat(text(IdentityDocuments.document(Views.bare())))
        .contains("\"accountId\" : null", "\"imageId\" : null", Views.UUID);
  }

  @Test
  void everyGatewayWithTheKeySignsAlike() {
    MetadataTree.Identity mine = DOCUMENTS.of(Views.full());
    MetadataTree.Identity others =
        new IdentityDocuments(() -> IdentityKey.read(STORED)).of(Views.full());
    assertThat(others.pkcs7().get()).isEqualTo(mine.pkcs7().get());
    assertThat(others.signature().get()).isEqualTo(mine.signature().get());
  }

  @Test
  void signaturesAreBase64WithoutArmourOrALastLineEnd() {
    MetadataTree.Identity identity = DOCUMENTS.of(Views.full());
    for (byte[] signed :
        List.of(identity.pkcs7().get(), identity.rsa2048().get(), identity.signature().get())) {
      assertThat(text(signed)).matches("([A-Za-z0-9+/=]{1,64}\n)*[A-Za-z0-9+/=]{1,64}");
    }
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertThatIllegalStateException().isThrownBy(() -> IdentityKey.read(new byte[] {1, 2, 3}));
  }

  /** The commands are those of docs/metadata.md. */
  @Test
  void opensslVerifiesEachSignatureAndRefusesAChangedDocument() throws Exception {
    Assumptions.assumeTrue(hasOpenssl(), "openssl is not installed");
    InstanceView view = Views.full();
    MetadataTree.Identity identity = DOCUMENTS.of(view);
    write("identity.pem", DOCUMENTS.certificate());
    write("document", text(identity.document().get()));
    write("signature", text(identity.signature().get()) + "\n");
    write("changed", text(identity.document().get()).replace("i-3", "i-4"));

    run("openssl x509 -in identity.pem -noout -pubkey -out identity.pub");
    run("openssl base64 -d -in signature -out signature.bin");
    assertThat(run("openssl dgst -sha256 -verify identity.pub -signature signature.bin document"))
        .isZero();
    assertThat(run("openssl dgst -sha256 -verify identity.pub -signature signature.bin changed"))
        .isNotZero();
    for (byte[] message : List.of(identity.pkcs7().get(), identity.rsa2048().get())) {
      write("message", "-----BEGIN PKCS7-----\n" + text(message) + "\n-----END PKCS7-----\n");
      assertThat(
              run(
                  "openssl smime -verify -in message -inform PEM -certfile identity.pem"
                      + " -CAfile identity.pem -partial_chain -purpose any -out verified"))
          .isZero();
      assertThat(Files.readString(directory.resolve("verified")).replace("\r\n", "\n"))
          .isEqualTo(text(identity.document().get()));
      assertThat(
              run(
                  "openssl smime -verify -in message -inform PEM -content changed -certfile"
                      + " identity.pem -noverify -out verified"))
          .isNotZero();
    }
  }

  private static void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  private static boolean hasOpenssl() throws InterruptedException {
    try {
      return run("openssl version") == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(Arrays.asList(command.split(" ", -1))))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
