// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.fuzz;

import io.landbridge.aws.AccountId;
import io.landbridge.aws.AwsError;
import io.landbridge.aws.Secret;
import io.landbridge.gateway.auth.Authentication;
import io.landbridge.gateway.auth.Authenticator;
import io.landbridge.gateway.auth.BodyHash;
import io.landbridge.gateway.auth.Dialect;
import io.landbridge.gateway.auth.HeaderField;
import io.landbridge.gateway.auth.Refusals;
import io.landbridge.gateway.auth.RequestHead;
import io.landbridge.gateway.auth.SigV4Options;
import io.landbridge.translation.cloudstack.NativeId;
import io.landbridge.translation.identity.Caller;
import io.landbridge.translation.identity.CredentialLookup;
import io.landbridge.translation.identity.NativeCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads any bytes as a request's head and asks who signed it. */
final class SigV4Target {
  private static final String KEY = "AKIDEXAMPLE";
  private static final NativeId ID = new NativeId("11111111-2222-3333-4444-555555555555");
  private static final Caller CALLER =
      new Caller(
          new AccountId("123456789012"),
          ID,
          "alice",
          ID,
          ID,
          "alice",
          new NativeCredentials(KEY, Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")));
  private static final Authenticator AUTHENTICATOR =
      new Authenticator(
          SigV4Options.forRegions(Set.of("us-east-1")),
          key ->
              key.equals(KEY) ? CredentialLookup.Known.of(CALLER) : new CredentialLookup.Unknown(),
          () -> Instant.parse("2015-08-30T12:36:00Z"));

  private SigV4Target() {}

  /**
   * The first line is method and target, each further line a header, and what follows an empty line
   * is the body. Whatever it is, there is a verdict, and for each refusal a 4xx or 5xx error.
   *
   * @return whether somebody known signed it
   */
  static boolean run(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    String[] lines = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    int space = lines[0].indexOf(' ');
    RequestHead head =
        RequestHead.of(
            space < 0 ? "GET" : lines[0].substring(0, space),
            "/" + lines[0].substring(space + 1),
            headers(lines));
    byte[] body = (end < 0 ? "" : text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
    return switch (AUTHENTICATOR.authenticate(head, AUTHENTICATOR.read(head), BodyHash.of(body))) {
      case Authentication.Verified verified -> verified.caller().equals(CALLER);
      case Authentication.Refused refused -> {
        for (Dialect dialect : Dialect.values()) {
          check(Refusals.toError(dialect, refused.refusal()));
        }
        yield false;
      }
    };
  }

  private static List<HeaderField> headers(String[] lines) {
    List<HeaderField> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.add(
          colon < 0
              ? new HeaderField(lines[i], "")
              : new HeaderField(lines[i].substring(0, colon), lines[i].substring(colon + 1)));
    }
    return headers;
  }

  private static void check(AwsError error) {
    if (error.httpStatus() < 400 || error.httpStatus() > 499 || error.code().isBlank()) {
      throw new AssertionError("no client's error: " + error);
    }
  }
}
