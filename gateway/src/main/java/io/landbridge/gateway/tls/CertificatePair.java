// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A certificate and its key as they were read at one moment, known to belong together.
 *
 * <p>Two files cannot be replaced at once. A pair is only used when the key signs what the
 * certificate verifies, so a look in between finds no pair and the old one stays.
 */
public final class CertificatePair {
  private static final int MOST_BYTES = 256 * 1024;

  private final String certificate;
  private final String key;

  private CertificatePair(String certificate, String key) {
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Reads a pair; blocks.
   *
   * @throws UnusableCertificateException when a file cannot be read, is not PEM, or the two do not
   *     belong together
   */
  public static CertificatePair read(CertificateFiles files) throws UnusableCertificateException {
    String certificate = text(files.certificate());
    String key = text(files.key());
    requireMatch(certificateIn(files.certificate(), certificate), keyIn(files.key(), key), files);
    return new CertificatePair(certificate, key);
  }

  /** The pair as Vert.x takes it, for TLS 1.2 and 1.3, HTTP/2 where the client asks for it. */
  public ServerSSLOptions toOptions() {
    PemKeyCertOptions pem =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(certificate))
            .setKeyValue(Buffer.buffer(key));
    return new ServerSSLOptions()
        .setKeyCertOptions(pem)
        .setUseAlpn(true)
        .setApplicationLayerProtocols(List.of("h2", "http/1.1"))
        .setEnabledSecureTransportProtocols(new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2")));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificatePair that
        && certificate.equals(that.certificate)
        && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return certificate.hashCode();
  }

  private static String text(Path file) throws UnusableCertificateException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UnusableCertificateException(file + " is too large for a PEM file");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnusableCertificateException(file + " cannot be read", e);
    }
  }

  private static X509Certificate certificateIn(Path file, String pem)
      throws UnusableCertificateException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof X509CertificateHolder holder) {
        return new JcaX509CertificateConverter().getCertificate(holder);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableCertificateException(file + " is no PEM certificate", e);
    }
    throw new UnusableCertificateException(file + " does not begin with a certificate");
  }

  private static PrivateKey keyIn(Path file, String pem) throws UnusableCertificateException {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      if (parser.readObject() instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
    } catch (IOException e) {
      // Without the cause: a parser may quote what it could not read, and this is a key.
      throw new UnusableCertificateException(file + " is no PEM key");
    }
    throw new UnusableCertificateException(
        file + " holds no unencrypted PKCS #8 key (BEGIN PRIVATE KEY)");
  }

  private static void requireMatch(X509Certificate certificate, PrivateKey key, CertificateFiles at)
      throws UnusableCertificateException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] probe = {1, 2, 3};
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(probe);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(probe);
      if (verifying.verify(signing.sign())) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw new UnusableCertificateException(at.key() + " cannot sign for " + at.certificate(), e);
    }
    throw new UnusableCertificateException(at.key() + " is not the key of " + at.certificate());
  }
}
