// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.tests.http;

import io.landbridge.tests.harness.SignedHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Requests that are wrong in one way each, made from a seed so that a failure can be repeated. */
final class Malformed {
  private static final String CALL = "Action=DescribeInstances&Version=2016-11-15";

  private Malformed() {}

  /** The request for a seed; a third of them are signed, so that they reach the decoder. */
  static HttpRequest request(SignedHttp http, Random random, int kind) {
    return switch (kind % 12) {
      case 0 -> unsigned(http, bytes(random, 200));
      case 1 -> authorized(http, "AWS4-HMAC-SHA256 " + text(random, 80));
      case 2 -> authorized(http, text(random, 400));
      case 3 ->
          authorized(
              http,
              "AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/ec2/aws4_request,"
                  + " SignedHeaders="
                  + text(random, 40)
                  + ", Signature="
                  + text(random, 64));
      case 4 -> signed(http, "Action=" + text(random, 60) + "&Version=2016-11-15");
      case 5 -> signed(http, CALL + "&" + text(random, 60) + "=" + text(random, 60));
      case 6 -> signed(http, CALL + "&InstanceId." + text(random, 12) + "=i-1");
      case 7 -> signed(http, CALL + "&Filter.1.Name=" + text(random, 30) + "&Filter.1.Value.1=%ZZ");
      case 8 -> signed(http, CALL + "&InstanceId.1=" + text(random, 5000));
      case 9 -> signed(http, CALL + "&NextToken=" + text(random, 300) + "&MaxResults=7");
      case 10 ->
          withQuery(http, "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + text(random, 80));
      default -> tampered(http, random);
    };
  }

  private static HttpRequest unsigned(SignedHttp http, byte[] body) {
    return HttpRequest.newBuilder(root(http))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static HttpRequest authorized(SignedHttp http, String authorization) {
    return HttpRequest.newBuilder(root(http))
        .header("Authorization", authorization)
        .header("X-Amz-Date", "20261121T000000Z")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(CALL))
        .build();
  }

  private static HttpRequest signed(SignedHttp http, String form) {
    return http.sign("ec2", form.getBytes(StandardCharsets.UTF_8)).build();
  }

  private static HttpRequest withQuery(SignedHttp http, String query) {
    return HttpRequest.newBuilder(URI.create(root(http) + "?" + query)).GET().build();
  }

  private static HttpRequest tampered(SignedHttp http, Random random) {
    return http.sign("ec2", CALL.getBytes(StandardCharsets.UTF_8))
        .POST(HttpRequest.BodyPublishers.ofString(CALL + "&X=" + text(random, 20)))
        .build();
  }

  private static URI root(SignedHttp http) {
    return http.sign("ec2", new byte[0]).build().uri();
  }

  /** Letters, digits and what separates the parts of queries and headers. */
  private static String text(Random random, int most) {
    String alphabet = "abcXYZ0129._-=%/,;:+~*";
    return random
        .ints(1 + random.nextInt(most), 0, alphabet.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(alphabet.charAt(i)), StringBuilder::append)
        .toString()
        .replace("%", "%25");
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }
}
