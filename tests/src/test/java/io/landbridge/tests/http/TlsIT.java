// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.CaFile;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.SignedHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;

/** HTTPS with the certificate that the gateway makes by itself. */
final class TlsIT {
  private static final String CALL = "Action=DescribeRegions&Version=2016-11-15";

  @TempDir private static Path directory;
  private static GatewayProcess gateway;
  private static Path ca;

  @BeforeAll
  static void start() {
    gateway =
        GatewayProcess.start(Launch.withEmbeddedCloud(directory).with("--tls", "self-signed"));
    ca = CaFile.in(directory);
  }

  @AfterAll
  static void end() {
    gateway.close();
  }

  @Test
  void speaksHttp2ToClientsThatAskForIt() throws Exception {
    try (SignedHttp http = client(HttpClient.Version.HTTP_2, trusting(ca))) {
      var answer = http.post(CALL);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }
  }

  @Test
  void speaksHttp11ToTheOthers() throws Exception {
    try (SignedHttp http = client(HttpClient.Version.HTTP_1_1, trusting(ca))) {
      var answer = http.post(CALL);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void isNotTrustedWithoutItsCa() throws Exception {
    try (SignedHttp http = client(HttpClient.Version.HTTP_1_1, SSLContext.getDefault())) {
      assertThatThrownBy(() -> http.post(CALL))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("PKIX");
    }
  }

  @Test
  void theSdkTrustsTheCaFile() throws Exception {
    TrustManagerFactory trust = CaFile.trust(ca);
    try (Ec2Client ec2 =
        Ec2Client.builder()
            .endpointOverride(gateway.endpoints().api())
            .region(Region.US_EAST_1)
            .credentialsProvider(Account.ALICE.provider())
            .httpClientBuilder(
                Apache5HttpClient.builder().tlsTrustManagersProvider(trust::getTrustManagers))
            .build()) {
      assertThat(ec2.describeRegions().regions()).isNotEmpty();
    }
  }

  @Test
  void theSdksNettyClientSpeaksHttp2() throws Exception {
    TrustManagerFactory trust = CaFile.trust(ca);
    // Asked for by ALPN: this client ends a connection on which the server agrees to anything else.
    try (Ec2AsyncClient ec2 =
        Ec2AsyncClient.builder()
            .endpointOverride(gateway.endpoints().api())
            .region(Region.US_EAST_1)
            .credentialsProvider(Account.ALICE.provider())
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .protocol(Protocol.HTTP2)
                    .protocolNegotiation(ProtocolNegotiation.ALPN)
                    .tlsTrustManagersProvider(trust::getTrustManagers))
            .build()) {
      List<CompletableFuture<DescribeRegionsResponse>> atOnce =
          Stream.generate(ec2::describeRegions).limit(50).toList();

      assertThat(atOnce).allSatisfy(each -> assertThat(each.join().regions()).isNotEmpty());
      assertThat(Failure.of(() -> joined(ec2.describeInstances(r -> r.instanceIds("i-xyz")))))
          .isEqualTo(new Failure(400, "InvalidInstanceID.Malformed"));
    }
  }

  private static void joined(CompletableFuture<?> answer) {
    try {
      answer.join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private static SignedHttp client(HttpClient.Version version, SSLContext context) {
    HttpClient http = HttpClient.newBuilder().version(version).sslContext(context).build();
    return new SignedHttp(http, gateway.endpoints().api(), Account.ALICE, Clock.systemUTC());
  }

  private static SSLContext trusting(Path ca) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, CaFile.trust(ca).getTrustManagers(), null);
    return context;
  }
}
