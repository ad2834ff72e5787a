// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import io.landbridge.gateway.config.ApiSettings;
import io.landbridge.gateway.config.Configuration;
import io.landbridge.gateway.config.ConfigurationException;
import io.landbridge.gateway.config.TlsSettings;
import io.landbridge.gateway.server.ApiHandler;
import io.landbridge.gateway.server.ApiServer;
import io.landbridge.gateway.server.ApiServerOptions;
import io.landbridge.gateway.tls.CertificateFiles;
import io.landbridge.gateway.tls.CertificatePair;
import io.landbridge.gateway.tls.CertificateReload;
import io.landbridge.gateway.tls.TrialAuthority;
import io.landbridge.gateway.tls.UnusableCertificateException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API port as it is configured, with its certificate.
 *
 * @param endpoint where it is reached
 * @param authority the file that clients trust, where the certificate is self-signed
 */
record ApiPort(URI endpoint, Optional<Path> authority) {
  private static final Logger LOG = LoggerFactory.getLogger(ApiPort.class);

  private record Certificate(
      CertificateFiles files, CertificatePair pair, Optional<Path> authority) {}

  /** Opens the port; blocks. */
  static ApiPort open(
      Vertx vertx,
      Configuration configuration,
      ApiHandler handler,
      ApiServer.Crossing crossing,
      Parts parts) {
    ApiSettings settings = configuration.api();
    Optional<Certificate> certificate = certificate(configuration);
    ApiServerOptions options =
        new ApiServerOptions(
            settings.host(),
            settings.port(),
            settings.maxBody().bytes(),
            settings.deadline(),
            settings.idle(),
            settings.silence());
    AtomicInteger port = new AtomicInteger();
    List<ApiServer> servers = new CopyOnWriteArrayList<>();
    String deployment =
        Waiting.until(
            vertx.deployVerticle(
                () -> {
                  ApiServer server =
                      new ApiServer(
                          options,
                          certificate.map(c -> c.pair().toOptions()),
                          handler,
                          crossing,
                          port::set);
                  servers.add(server);
                  return server;
                },
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())),
            "the API port " + settings.port());
    parts.add("the API port", () -> Waiting.until(vertx.undeploy(deployment), "the API port"));
    certificate.ifPresent(
        c -> parts.add("the watch over certificates", watch(vertx, settings.tls(), c, servers)));
    return new ApiPort(
        Endpoints.of(certificate.isPresent() ? "https" : "http", settings.host(), port.get()),
        certificate.flatMap(Certificate::authority));
  }

  private static CertificateReload watch(
      Vertx vertx, TlsSettings settings, Certificate certificate, List<ApiServer> servers) {
    return new CertificateReload(
        vertx,
        certificate.files(),
        settings.reload(),
        certificate.pair(),
        // The instances share one server, so that telling one of them tells all.
        fresh -> {
          var _ =
              servers
                  .getFirst()
                  .useCertificate(fresh.toOptions())
                  .onSuccess(_ -> LOG.atInfo().log("A new certificate is in use"))
                  .onFailure(
                      e -> LOG.atError().setCause(e).log("A new certificate cannot be used"));
        });
  }

  private static Optional<Certificate> certificate(Configuration configuration) {
    TlsSettings settings = configuration.api().tls();
    return switch (settings.mode()) {
      case OFF -> Optional.empty();
      case PEM ->
          Optional.of(
              read(
                  new CertificateFiles(
                      settings.certificate().orElseThrow(), settings.key().orElseThrow()),
                  Optional.empty()));
      case SELF_SIGNED -> Optional.of(issue(configuration));
    };
  }

  private static Certificate issue(Configuration configuration) {
    TrialAuthority authority =
        new TrialAuthority(
            configuration.data().resolve("tls"), InstantSource.system(), new SecureRandom());
    try {
      CertificateFiles files = authority.issue(names(configuration.api().host()));
      return read(files, Optional.of(authority.certificateFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("No certificate can be made", e);
    }
  }

  private static Certificate read(CertificateFiles files, Optional<Path> authority) {
    try {
      return new Certificate(files, CertificatePair.read(files), authority);
    } catch (UnusableCertificateException e) {
      throw new ConfigurationException("api.tls", String.valueOf(e.getMessage()));
    }
  }

  private static List<String> names(String host) {
    SequencedSet<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    if (!host.equals("0.0.0.0") && !host.equals("::")) {
      names.add(host);
    }
    try {
      names.add(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException e) {
      LOG.atDebug().setCause(e).log("This machine has no name");
    }
    return new ArrayList<>(names);
  }
}
