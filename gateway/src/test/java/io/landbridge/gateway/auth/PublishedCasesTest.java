// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landbridge.aws.Secret;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of the published test suite of Signature Version 4, and a few more, each in the header
 * form and in the query form. The case with a folded header line is left out: no HTTP parser of
 * today passes one on.
 */
class PublishedCasesTest {
  private static final Secret SECRET = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SigV4 sigV4 = new SigV4();

  static Stream<String> cases() throws IOException, URISyntaxException {
    try (Stream<Path> directories = Files.list(root())) {
      return directories.map(d -> d.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void acceptsTheHeaderForm(String name) throws Exception {
    assertAccepted(name, "header");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void acceptsTheQueryForm(String name) throws Exception {
    assertAccepted(name, "query");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refusesAnotherSecret(String name) throws Exception {
    RawRequest request = RawRequest.parse(Files.readAllBytes(file(name, "header-signed.txt")));
    Claim.Signature claim = (Claim.Signature) ClaimReader.read(request.head());

    Optional<Refusal> refusal =
        sigV4.verify(
            request.head(),
            claim,
            dialect(name),
            request.bodyHash(),
            Optional.of(Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEZ")));

    assertThat(refusal).containsInstanceOf(Refusal.Mismatch.class);
  }

  private void assertAccepted(String name, String form) throws Exception {
    RawRequest request = RawRequest.parse(Files.readAllBytes(file(name, form + "-signed.txt")));

    Claim.Signature claim = (Claim.Signature) ClaimReader.read(request.head());
    String canonical =
        new String(
            SigV4.canonicalRequest(request.head(), claim, dialect(name), request.bodyHash())
                .toByteArray(),
            StandardCharsets.UTF_8);
    Optional<Refusal> refusal =
        sigV4.verify(request.head(), claim, dialect(name), request.bodyHash(), Optional.of(SECRET));

    assertThat(canonical).isEqualTo(Files.readString(file(name, form + "-canonical.txt")));
    assertThat(refusal).isEmpty();
  }

  /** Normalisation of the path is what sets S3 apart. */
  private static Dialect dialect(String name) throws Exception {
    JsonNode context = JSON.readTree(file(name, "context.json").toFile());
    return context.get("normalize").booleanValue() ? Dialect.AWS_QUERY : Dialect.S3;
  }

  private static Path file(String name, String file) throws URISyntaxException {
    return root().resolve(name).resolve(file);
  }

  private static Path root() throws URISyntaxException {
    var url = PublishedCasesTest.class.getResource("sigv4");
    assertThat(url).isNotNull();
    return Path.of(url.toURI());
  }
}
