// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate authority that a gateway with {@code --tls self-signed} writes for its clients.
 */
public final class CaFile {
  private CaFile() {}

  /** The file below a data directory. */
  public static Path in(Path data) {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(.*-)?ca\\.(pem|crt)"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no CA file below the data directory"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Trust in what the authority of the file has signed. */
  public static TrustManagerFactory trust(Path ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(ca)) {
      int index = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + index++, each);
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
