// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.bench;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.auth.Authentication;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.BodyHash;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.auth.SigV4Options;
import io.landbridge.tests.harness.Account;
import io.landbridge.tests.harness.SignedHttp;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.NativeCredentials;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifying the signature of a form post of 1 KiB that the SDK's signer made, its body's hash
 * included, with the signing key in the cache. The target is 10 µs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SigV4Bench {
  private static final int BODY = 1024;

  private final Authenticator authenticator;
  private final RequestHead head;
  private final byte[] body;

  /** Signs the request. */
  public SigV4Bench() {
    Account account = Account.ALICE;
    NativeId id = new NativeId("11111111-2222-3333-4444-555555555555");
    Caller caller =
        new Caller(
            new AccountId("123456789012"),
            id,
            account.name(),
            id,
            id,
            account.name(),
            new NativeCredentials(account.accessKey(), Secret.of(account.secretKey())));
    authenticator =
        new Authenticator(
            SigV4Options.forRegions(Set.of("us-east-1")),
            _ -> CredentialLookup.Known.of(caller),
            InstantSource.system());
    String form = "Action=DescribeInstances&Version=2016-11-15&Filter.1.Value.1=";
    body = (form + "x".repeat(BODY - form.length())).getBytes(StandardCharsets.UTF_8);
    URI api = URI.create("http://127.0.0.1:8773");
    try (SignedHttp http = new SignedHttp(api, account)) {
      head = RequestHead.of("POST", "/", headers(http.sign("ec2", body).build()));
    }
    Authentication first =
        authenticator.authenticate(head, authenticator.read(head), BodyHash.of(body));
    if (!(first instanceof Authentication.Verified)) {
      throw new IllegalStateException("the signature is not accepted: " + first);
    }
  }

  /** One verification. */
  @Benchmark
  public Authentication verify() {
    return authenticator.authenticate(head, authenticator.read(head), BodyHash.of(body));
  }

  private static List<HeaderField> headers(HttpRequest request) {
    List<HeaderField> headers = new ArrayList<>();
    headers.add(new HeaderField("Host", request.uri().getAuthority()));
    headers.add(new HeaderField("Content-Length", Integer.toString(BODY)));
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(v -> headers.add(new HeaderField(name, v))));
    return headers;
  }
}
