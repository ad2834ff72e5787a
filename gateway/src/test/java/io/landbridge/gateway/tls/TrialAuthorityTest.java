// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialAuthorityTest {
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1");

  @TempDir private Path directory = Path.of("");

  private TrialAuthority authority(String name) {
    return new TrialAuthority(directory.resolve(name), InstantSource.system(), new SecureRandom());
  }

  @Test
  void keepsItsCertificateAndMakesTheServersAnew() throws Exception {
    CertificateFiles files = authority("tls").issue(NAMES);
    String authority = Files.readString(authority("tls").certificateFile());
    String server = Files.readString(files.certificate());

    authority("tls").issue(NAMES);

    assertThat(Files.readString(authority("tls").certificateFile())).isEqualTo(authority);
    assertThat(Files.readString(files.certificate())).isNotEqualTo(server);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAKeyOfAnotherCertificate() throws Exception {
    CertificateFiles one = authority("one").issue(NAMES);
    CertificateFiles two = authority("two").issue(NAMES);

    assertThatExceptionOfType(UnusableCertificateException.class)
        .isThrownBy(() -> CertificatePair.read(new CertificateFiles(one.certificate(), two.key())))
        .withMessageContaining("is not the key of");
  }

  @Test
  void servesHttp2ToClientsThatTrustItAndUsesANewPairWithoutARestart() throws Exception {
    // Given
    CertificateFiles files = authority("tls").issue(NAMES);
    Vertx vertx = Vertx.vertx();
    try {
      CertificatePair pair = CertificatePair.read(files);
      HttpServer server = listen(vertx, pair);
      String first = serial(server.actualPort());
      var reload =
          new CertificateReload(
              vertx,
              files,
              Duration.ofMillis(20),
              pair,
              fresh -> {
                var _ = server.updateSSLOptions(fresh.toOptions());
              });

      // When
      CertificateFiles fresh = authority("other").issue(NAMES);
      Files.copy(fresh.key(), files.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(fresh.certificate(), files.certificate(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(
          authority("other").certificateFile(),
          authority("tls").certificateFile(),
          StandardCopyOption.REPLACE_EXISTING);

      // Then
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(serial(server.actualPort())).isNotEqualTo(first));
      reload.close();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static HttpServer listen(Vertx vertx, CertificatePair pair) throws Exception {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(pair.toOptions().getKeyCertOptions());
    return vertx
        .createHttpServer(options)
        .requestHandler(request -> {
          var _ = request.response().end("hello");
        })
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS);
  }

  /** The serial number of the certificate that a client sees who trusts the authority. */
  private String serial(int port) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(authority("tls").certificateFile())) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/")).build(),
              BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      var session = answer.sslSession().orElseThrow();
      return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber().toString();
    }
  }
}
