// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * The key that signs identity documents, RSA of 2048 bits, with a certificate signed by itself that
 * others verify by. Every gateway of an installation has the same one.
 */
public final class IdentityKey {
  private static final int BITS = 2048;
  private static final String ALGORITHM = "SHA256withRSA";
  private static final X500Name NAME = new X500Name("CN=Landbridge instance identity");
  private static final Duration LIFE = Duration.ofDays(36_500);
  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final int LINE = 64;

  private final PrivateKey key;
  private final X509CertificateHolder certificate;

  private IdentityKey(PrivateKey key, X509CertificateHolder certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new key with its certificate, in the form that {@link #read} takes; takes a moment. */
  public static byte[] generate(SecureRandom random, InstantSource clock) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      KeyPair pair = generator.generateKeyPair();
      Instant now = clock.instant();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              new BigInteger(126, random).add(BigInteger.ONE),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(LIFE)),
              NAME,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      X509CertificateHolder certificate = builder.build(signer(pair.getPrivate()));
      String both = pem(new JcaPKCS8Generator(pair.getPrivate(), null)) + pem(certificate);
      return both.getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The JDK cannot make a key", e);
    }
  }

  /**
   * The key that {@link #generate} made.
   *
   * @throws IllegalStateException when the bytes are something else
   */
  public static IdentityKey read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      if (parser.readObject() instanceof PrivateKeyInfo key
          && parser.readObject() instanceof X509CertificateHolder certificate) {
        return new IdentityKey(new JcaPEMKeyConverter().getPrivateKey(key), certificate);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The key of identity documents cannot be read", e);
    }
    throw new IllegalStateException("The key of identity documents is none");
  }

  /** The certificate to verify by, PEM. */
  public String certificate() {
    try {
      return pem(certificate);
    } catch (IOException e) {
      throw new IllegalStateException("A certificate cannot be written", e);
    }
  }

  /** The PKCS #1 signature of a document with SHA-256, base64 in lines, without a last line end. */
  byte[] sign(byte[] document) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(document);
      return base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK cannot sign", e);
    }
  }

  /**
   * A PKCS #7 (CMS) signed message that holds the document but not the certificate, base64 in lines
   * without armour or last line end. It has no signed attributes, a time among them, so that every
   * gateway makes the same one.
   */
  byte[] signMessage(byte[] document) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setDirectSignature(true)
              .build(signer(key), certificate));
      return base64(generator.generate(new CMSProcessableByteArray(document), true).getEncoded());
    } catch (OperatorCreationException | CMSException | IOException e) {
      throw new IllegalStateException("No message can be signed", e);
    }
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder(ALGORITHM).build(key);
  }

  private static byte[] base64(byte[] bytes) {
    return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(bytes);
  }

  private static String pem(Object thing) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(thing);
    }
    return text.toString();
  }
}
