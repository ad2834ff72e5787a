// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this installation's own, for a trial of HTTPS: clients trust {@code
 * ca.pem}, which stays, and the server's certificate is made anew at each start.
 */
public final class TrialAuthority {
  private static final X500Name AUTHORITY_NAME = new X500Name("CN=Landbridge trial authority");
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  // Apple's and others' TLS stacks refuse server certificates that live longer than 398 days.
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final Duration BACKDATED = Duration.ofHours(1);

  private final Path directory;
  private final InstantSource clock;
  private final SecureRandom random;

  /** An authority that keeps its files in a directory, which it makes when it is missing. */
  public TrialAuthority(Path directory, InstantSource clock, SecureRandom random) {
    this.directory = directory;
    this.clock = clock;
    this.random = random;
  }

  /** The file that clients trust. */
  public Path certificateFile() {
    return directory.resolve("ca.pem");
  }

  /**
   * A new certificate for a server; blocks.
   *
   * @param names DNS names and IP addresses that clients call it by
   * @throws IOException when the files cannot be written, or those there are not the authority's
   */
  public CertificateFiles issue(List<String> names) throws IOException {
    try {
      Files.createDirectories(directory);
      Authority authority = authority();
      KeyPair pair = newKeyPair();
      X509CertificateHolder certificate = serverCertificate(authority, pair.getPublic(), names);
      Path certificateFile = directory.resolve("server.pem");
      Path keyFile = directory.resolve("server-key.pem");
      write(keyFile, pem(new JcaPKCS8Generator(pair.getPrivate(), null)), true);
      write(certificateFile, pem(certificate) + pem(authority.certificate()), false);
      return new CertificateFiles(certificateFile, keyFile);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("The JDK cannot make a certificate", e);
    }
  }

  private record Authority(X509CertificateHolder certificate, PrivateKey key) {}

  private Authority authority()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Path keyFile = directory.resolve("ca-key.pem");
    if (Files.exists(certificateFile()) && Files.exists(keyFile)) {
      Authority kept = read(keyFile);
      Instant end = kept.certificate().getNotAfter().toInstant();
      if (end.isAfter(clock.instant().plus(SERVER_LIFE))) {
        return kept;
      }
    }
    KeyPair pair = newKeyPair();
    JcaX509v3CertificateBuilder builder = builder(AUTHORITY_NAME, AUTHORITY_LIFE, pair.getPublic());
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    X509CertificateHolder certificate = builder.build(signer(pair.getPrivate()));
    write(keyFile, pem(new JcaPKCS8Generator(pair.getPrivate(), null)), true);
    write(certificateFile(), pem(certificate), false);
    return new Authority(certificate, pair.getPrivate());
  }

  private X509CertificateHolder serverCertificate(
      Authority authority, PublicKey key, List<String> names)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=Landbridge"), SERVER_LIFE, key);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    GeneralName[] alternatives =
        names.stream().map(TrialAuthority::generalName).toArray(GeneralName[]::new);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        extensions.createAuthorityKeyIdentifier(authority.certificate()));
    return builder.build(signer(authority.key()));
  }

  private static GeneralName generalName(String name) {
    boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, Duration life, PublicKey key) {
    Instant now = clock.instant();
    return new JcaX509v3CertificateBuilder(
        AUTHORITY_NAME,
        new BigInteger(126, random).add(BigInteger.ONE),
        Date.from(now.minus(BACKDATED)),
        Date.from(now.plus(life)),
        subject,
        key);
  }

  private KeyPair newKeyPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
  }

  private Authority read(Path keyFile) throws IOException {
    try (PEMParser certificates =
            new PEMParser(new StringReader(Files.readString(certificateFile())));
        PEMParser keys = new PEMParser(new StringReader(Files.readString(keyFile)))) {
      if (certificates.readObject() instanceof X509CertificateHolder certificate
          && keys.readObject() instanceof PrivateKeyInfo key) {
        return new Authority(certificate, new JcaPEMKeyConverter().getPrivateKey(key));
      }
    }
    throw new IOException(directory + " holds a ca.pem or ca-key.pem that is not ours");
  }

  private static String pem(Object thing) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(thing);
    }
    return text.toString();
  }

  /** Writes aside and renames, so that nobody reads half a file; keys are the owner's alone. */
  private static void write(Path file, String text, boolean secret) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(aside);
    if (secret && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          aside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(aside, text);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
