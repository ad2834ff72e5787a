// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.Ec2Driver.Waiting;
import io.landbridge.tests.harness.Failure;
import io.landbridge.tests.harness.GatewayProcess;
import io.landbridge.tests.harness.GatewayProcess.Launch;
import io.landbridge.tests.harness.Images;
import io.landbridge.tests.harness.SignedHttp;
import io.landbridge.tests.harness.SyncDriver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process prints and tells operators: enough to follow a request, and never a secret. */
final class SecretsIT {
  private static final String USER_DATA = "#!/bin/sh\nexport PASSWORD=hush-hush";

  @TempDir private Path directory;

  @Test
  void theLogHasNoSecretNoUserDataAndNoPrivateKeyAndTheProcessEndsCleanly() throws Exception {
    String encoded = Base64.getEncoder().encodeToString(USER_DATA.getBytes(StandardCharsets.UTF_8));
    String privateKey;
    String log;
    String metrics;
    try (GatewayProcess gateway = GatewayProcess.start(Launch.withEmbeddedCloud(directory));
        SyncDriver alice = new SyncDriver(gateway.endpoints().api(), Account.ALICE);
        SyncDriver wrong =
            new SyncDriver(gateway.endpoints().api(), Account.ALICE.withWrongSecret());
        SignedHttp http = new SignedHttp(gateway.endpoints().api(), Account.ALICE)) {
      privateKey = alice.calls().createKeyPair(r -> r.keyName("hush")).keyMaterial();
      String instance =
          alice
              .calls()
              .runInstances(r ->
                  r.imageId(Images.linux(alice.calls()))
                      .instanceType("t2.micro")
                      .minCount(1)
                      .maxCount(1)
                      .keyName("hush")
                      .userData(encoded))
              .instances()
              .getFirst()
              .instanceId();
      alice.await(Waiting.INSTANCE_RUNNING, instance);
      assertThat(Failure.of(wrong.calls()::describeInstances).status()).isEqualTo(401);
      http.post("Action=DescribeInstances&Version=2016-11-15&Password=hush-hush");
      metrics = get(gateway.endpoints().admin().resolve("/metrics"));

      assertThat(gateway.terminate()).isIn(0, 143);
      log = gateway.log();
    }

    assertThat(log)
        .contains("RunInstances")
        .doesNotContain("hush-hush")
        .doesNotContain(encoded)
        .doesNotContain(privateKey.lines().skip(1).findFirst().orElseThrow())
        .doesNotContain(Account.ADMIN.secretKey())
        .doesNotContain(Account.BOB.secretKey())
        .doesNotContain("signature=");
    assertThat(withoutTrialCredentials(log)).doesNotContain(Account.ALICE.secretKey());
    assertThat(metrics).contains("RunInstances").doesNotContain(Account.ALICE.secretKey());
  }

  /** The start's hint prints the credentials of one trial account, to be pasted. */
  private static String withoutTrialCredentials(String log) {
    return log.lines()
        .filter(line -> !line.contains("AWS_SECRET_ACCESS_KEY"))
        .reduce("", (a, b) -> a + "\n" + b);
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
